using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Where a secret comes from.</summary>
public enum SecretSource
{
    /// <summary>An environment variable: <c>env:NAME</c>.</summary>
    Environment,

    /// <summary>One key of a YAML file: <c>file:PATH#name</c>.</summary>
    File,

    /// <summary>An Ansible variable, typically from ansible-vault: <c>vault:NAME</c>. The generated file is then a template.</summary>
    Vault,
}

/// <summary>A secret, by reference: the model never holds the secret itself.</summary>
public sealed record Secret
{
    internal const string What = "a secret by reference: env:NAME, file:PATH#name or vault:NAME";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^(env:|vault:|file:.+#)[A-Za-z_][A-Za-z0-9_]*$";

    private Secret(SecretSource source, string name, string? path)
    {
        Source = source;
        Name = name;
        Path = path;
    }

    /// <summary>Where the secret comes from.</summary>
    public SecretSource Source { get; }

    /// <summary>Name of the variable, or of the key in the file.</summary>
    public string Name { get; }

    /// <summary>Path of the file, relative to cluster.yaml; null unless the source is a file.</summary>
    public string? Path { get; }

    /// <summary>The reference as cluster.yaml writes it, for messages: <c>file:secrets.yaml#play</c>.</summary>
    public string Reference => Source switch
    {
        SecretSource.Environment => "env:" + Name,
        SecretSource.File => "file:" + Path + "#" + Name,
        _ => "vault:" + Name,
    };

    /// <summary>A secret from an environment variable.</summary>
    /// <exception cref="FormatException">The name is none: letters, digits and _, not beginning with a digit.</exception>
    public static Secret FromEnvironment(string name) => Parse("env:" + name);

    /// <summary>A secret from one key of a YAML file.</summary>
    /// <exception cref="FormatException">The path is blank, or the name is none: letters, digits and _, not beginning with a digit.</exception>
    public static Secret FromFile(string path, string name) => Parse("file:" + path + "#" + name);

    /// <summary>A secret from an Ansible variable.</summary>
    /// <exception cref="FormatException">The name is none: letters, digits and _, not beginning with a digit.</exception>
    public static Secret FromVault(string name) => Parse("vault:" + name);

    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected and does not repeat the text, which may be a secret.</exception>
    public static Secret Parse(string text) => Parsing.Parse<Secret>(text, TryParse);

    /// <summary>Reads a reference; <paramref name="problem"/> says what was expected and does not repeat the text, which may be a secret.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Secret? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        if (text is not null && text.StartsWith("env:", StringComparison.Ordinal) && IsName(text.Substring(4)))
        {
            value = new Secret(SecretSource.Environment, text.Substring(4), path: null);
        }
        else if (text is not null && text.StartsWith("vault:", StringComparison.Ordinal) && IsName(text.Substring(6)))
        {
            value = new Secret(SecretSource.Vault, text.Substring(6), path: null);
        }
        else if (text is not null && text.StartsWith("file:", StringComparison.Ordinal) && text.LastIndexOf('#') is var hash and > 5
            && IsName(text.Substring(hash + 1)) && IsPath(text.Substring(5, hash - 5)))
        {
            value = new Secret(SecretSource.File, text.Substring(hash + 1), text.Substring(5, hash - 5));
        }

        problem = value is null ? "expected " + What : null;
        return value is not null;
    }

    /// <summary>Shows nothing: what is printed by accident must not even hint.</summary>
    public override string ToString() => "(secret)";

    // Also what Ansible takes as a variable name.
    private static bool IsName(string text)
        => text.Length > 0 && !Parsing.IsDigit(text[0]) && Parsing.IsWord("a" + text, max: 101, others: "_");

    private static bool IsPath(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return text.Trim().Length == text.Length;
    }
}
