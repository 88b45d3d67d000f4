using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace HiveConfig.Text;

/// <summary>Which names are a secret's. Whoever misspells one does not make its value public, so a slip of the finger counts as the name.</summary>
internal static partial class SecretNames
{
    // Anywhere in a key, with or without the lines between their words.
    private static readonly string[] Anywhere = ["password", "passwd", "passphrase", "secret", "apikey", "accesskey", "secretkey", "privatekey", "authpass", "bindpw"];

    // Only at a key's end: further in they are sections, 'authc.token.enabled'.
    private static readonly string[] Last = ["token", "authorization"];

    // Words of their own, a letter away from a secret's.
    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase) { "tokens", "taken", "woken", "passed", "passes" };

    /// <summary>Whether a full dotted key names a secret, or is meant to.</summary>
    internal static bool IsSecret(string key) => SecretKey().IsMatch(key) || IsNearly(key);

    /// <summary>Whether all that stands in a file is secret.</summary>
    /// <param name="path">The path or the name of the file.</param>
    internal static bool IsFile(string path) => path.IndexOf("secret", path.LastIndexOf('/') + 1, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a dotted key names a secret but for a slip of the finger.</summary>
    internal static bool IsNearly(string key)
    {
        var levels = key.Split(new[] { '.' });
        List<string> parts = [];
        foreach (var level in levels)
        {
            parts = PartsOf(level);
            for (var i = 0; i < parts.Count; i++)
            {
                if (IsOneOf(Anywhere, parts[i]) || (i + 1 < parts.Count && IsOneOf(Anywhere, parts[i] + parts[i + 1])))
                {
                    return true;
                }
            }
        }

        return (parts.Count > 0 && IsOneOf(Last, parts[parts.Count - 1])) || (levels.Length > 1 && IsLogin(levels[levels.Length - 2]) && IsKey(levels[levels.Length - 1]));
    }

    /// <summary>Whether a word is meant to be 'auth' or 'bearer', whose key is a secret.</summary>
    internal static bool IsLogin(string word) => Nearest.IsSlip(word, "auth") || Nearest.IsSlip(word, "bearer");

    /// <summary>Whether a word is meant to be 'key'.</summary>
    internal static bool IsKey(string word) => word.Length >= 2 && Nearest.IsSlip(word, "key");

    private static bool IsOneOf(string[] names, string word)
    {
        if (Ordinary.Contains(word))
        {
            return false;
        }

        foreach (var name in names)
        {
            if (Nearest.IsSlip(word, name))
            {
                return true;
            }
        }

        return false;
    }

    // key-store_Password: key, store, Password.
    private static List<string> PartsOf(string level)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= level.Length; i++)
        {
            var isBetween = i == level.Length || !char.IsLetterOrDigit(level[i]);
            if (isBetween || (i > start && char.IsUpper(level[i]) && char.IsLower(level[i - 1])))
            {
                if (i > start)
                {
                    parts.Add(level.Substring(start, i - start));
                }

                start = isBetween ? i + 1 : i;
            }
        }

        return parts;
    }

    private const string SecretKeyPattern = @"pas+w|bindpw|auth[-_]pas|secrt|passphrase|secret|api[-_]?key|access[-_]?key|private[-_]?key|(^|[._-])(pwd|token|pass|credential)$|(auth|bearer)\.key$";

#if NET
    [GeneratedRegex(SecretKeyPattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretKey();
#else
    private static readonly Regex SecretKeyRegex = new(SecretKeyPattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static Regex SecretKey() => SecretKeyRegex;
#endif
}
