using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>Versions in a cluster.yaml that an import could only guess. A note beside each says so, and holds for that version alone: whoever states another has decided.</summary>
internal static class GuessedVersions
{
    private const string Mark = "# guess ";
    private const string Version = "version:";

    /// <summary>The note beside a guess.</summary>
    internal static string Note(Target target)
        => $"guess {target.Version}: {(target.Source == TargetSource.Inferred ? "inferred from the files" : "nothing says it")}; state the one that runs, without this note";

    /// <summary>The products whose version is still the guess.</summary>
    /// <param name="text">The text of a cluster.yaml.</param>
    internal static IReadOnlyList<string> In(string text)
    {
        var products = new List<string>();
        var part = "";
        foreach (var line in TextLine.Of(text).Select(line => line.Text.TrimEnd()).Where(line => line.Length > 0))
        {
            var (setting, mark) = (line.Trim(), line.IndexOf(Mark, StringComparison.Ordinal));
            if (line[0] is not (' ' or '\t' or '#'))
            {
                part = line.Split([':'])[0];
            }
            else if (mark > 0 && setting.StartsWith(Version, StringComparison.Ordinal))
            {
                var version = line.Substring(0, mark).Trim().Substring(Version.Length).Trim().Trim('"', '\'');
                if (version.Length > 0 && line.Substring(mark + Mark.Length).StartsWith(version + ":", StringComparison.Ordinal))
                {
                    products.Add(part);
                }
            }
        }

        return products;
    }
}
