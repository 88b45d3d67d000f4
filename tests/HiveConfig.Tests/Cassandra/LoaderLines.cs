using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace HiveConfig.Tests;

/// <summary>Lines of a config file, and whether each of three versions takes a file with them.</summary>
/// <param name="Signs">A sign for each version: + taken, - refused, . not told.</param>
/// <param name="Without">Names of lines that are left out.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LoaderLines(string Signs, IReadOnlyList<string> Without, string Lines)
{
    /// <summary>All of a file that stands beside the test.</summary>
    public static IEnumerable<LoaderLines> Of(string file, [CallerFilePath] string test = "")
        => from line in File.ReadAllLines(Path.Combine(Path.GetDirectoryName(test)!, file))
           where line[0] is not '#'
           let isShort = line[4..].StartsWith("drop=", StringComparison.Ordinal)
           let lines = isShort ? line[(line.IndexOf(' ', 4) + 1)..] : line[4..]
           select new LoaderLines(
               line[..3],
               isShort ? line[9..line.IndexOf(' ', 4)].Split(',') : [],
               lines.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\u0020", " ", StringComparison.Ordinal));

    /// <summary>A whole file with these lines in the place of those of the same names.</summary>
    public string In(string whole)
    {
        var names = Lines.Split('\n').Select(Name).Concat(Without).ToHashSet(StringComparer.Ordinal);
        var kept = new List<string>();
        var isLeftOut = false;
        foreach (var line in whole.TrimEnd('\n').Split('\n'))
        {
            isLeftOut = line[0] is ' ' ? isLeftOut : names.Contains(Name(line));
            if (!isLeftOut)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept) + "\n" + Lines + "\n";
    }

    // The one line of the base that has another name in each version.
    private static string Name(string line) => line.Split(':')[0] is var name && name.StartsWith("commitlog_sync_period", StringComparison.Ordinal) ? "csp" : name;
}
