using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>What the substitutions of application.conf, and of the files that it includes, name.</summary>
internal static class Substitutions
{
    private const int Shortest = 3;

    // Where so many are defined nowhere, something else than these files defines them; and what was meant takes time to find.
    private const int MostGuesses = 100;

    /// <summary>
    /// Substitutions of a name that nothing defines and that is nearly one which the files define. Any other may be settled by the
    /// environment, whose names are in capitals, or by a system property.
    /// </summary>
    internal static IEnumerable<Violation> Misspelt(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           where Repo.IsReadable(file) && file.Text.IndexOf("${", StringComparison.Ordinal) >= 0 && repo.SeesAll(file, file.Node)
           from violation in Misspelt(repo, file, (HoconDocument)file.Document)
           select violation;

    /// <summary>The names, with dots between their parts, that the substitutions of a file and of what it includes lead to.</summary>
    internal static HashSet<string> Names(Repo repo, ConfigFile file)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ConfigFile>();
        var files = new Stack<ConfigFile>([file]);
        while (files.Count > 0)
        {
            var at = files.Pop();
            if (!seen.Add(at) || at.Document is not HoconDocument { Root: { } root } document)
            {
                continue;
            }

            Collect(root, names);
            foreach (var next in document.Includes.Select(include => repo.Included(at, file.Node, include)).OfType<ConfigFile>())
            {
                files.Push(next);
            }
        }

        return names;
    }

    private static IEnumerable<Violation> Misspelt(Repo repo, ConfigFile file, HoconDocument document)
    {
        document.Resolve(include => repo.Included(file, file.Node, include), out var unsettled);
        if (unsettled.Count == 0)
        {
            return [];
        }

        var defined = Defined(repo.Effective(file)).Select(name => name.Split('.')).ToList();
        var undefined = from same in unsettled.Where(place => place.Origin.File is null || place.Origin.File.Node is not null || file.Node is null).GroupBy(place => place.Raw, StringComparer.Ordinal)
                        let name = same.Key.Trim('$', '{', '}', ' ')
                        where IsName(name) && !IsProperty(repo, name)
                        select same;
        return from same in undefined.Take(MostGuesses)
               let meant = Meant(same.Key.Trim('$', '{', '}', ' '), defined)
               where meant is not null
               let first = same.First()
               let place = first.Origin.File ?? file
               select new Violation(place, first.Span, $"'{same.Key}' is defined nowhere; did you mean '${{{meant}}}'?")
               {
                   Setting = repo.Effective(file).Settings.FirstOrDefault(setting => (setting.Origin ?? file) == place && setting.Span == first.Span)?.Key,
                   Related = [.. same.Skip(1).Select(again => new RelatedPlace(again.Origin.File ?? file, again.Span, Wording.AlsoHere))],
                   Fix = "Write the name as it is defined, or define it.",
               };
    }

    // Every key, and every level above it.
    private static HashSet<string> Defined(TreeDocument document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in document.Settings)
        {
            for (var end = setting.Key.Length; end > 0; end = setting.Key.LastIndexOf('.', end - 1))
            {
                if (!names.Add(setting.Key.Substring(0, end)))
                {
                    break;
                }
            }
        }

        return names;
    }

    // One part of it differs, by a slip of the finger.
    private static string? Meant(string name, List<string[]> defined)
    {
        var parts = name.Split('.');
        foreach (var others in defined)
        {
            var odd = -1;
            var isNear = others.Length == parts.Length;
            for (var i = 0; isNear && i < parts.Length; i++)
            {
                if (!string.Equals(parts[i], others[i], StringComparison.Ordinal))
                {
                    isNear = odd < 0 && Nearest.IsSlip(parts[i], others[i]) && Math.Max(parts[i].Length, others[i].Length) >= Shortest;
                    odd = i;
                }
            }

            if (isNear && odd >= 0)
            {
                return string.Join(".", others);
            }
        }

        return null;
    }

    // In capitals alone it is the environment's.
    private static bool IsName(string name)
    {
        var hasSmall = false;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '_' or '-'))
            {
                return false;
            }

            hasSmall |= char.IsLower(c);
        }

        return hasSmall;
    }

    private static bool IsProperty(Repo repo, string name) => JavaOptions.Mention(repo, "-D" + name + "=");

    private static void Collect(HoconNode root, HashSet<string> names)
    {
        var nodes = new Stack<HoconNode>([root]);
        while (nodes.Count > 0)
        {
            switch (nodes.Pop())
            {
                case HoconSubstitution substitution:
                    names.Add(string.Join(".", substitution.Path));
                    break;
                case HoconBraces braces:
                    foreach (var field in braces.Members.OfType<HoconField>())
                    {
                        nodes.Push(field.Value);
                    }

                    break;
                case HoconArray array:
                    foreach (var item in array.Items)
                    {
                        nodes.Push(item);
                    }

                    break;
                case HoconPieces pieces:
                    foreach (var piece in pieces.Pieces)
                    {
                        nodes.Push(piece);
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
