using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>What the files of options for Elasticsearch's Java machine say, in the order in which they are read.</summary>
internal static class JvmFiles
{
    private const string Ending = ".options";
    private const string Least = "-Xms";
    private const string Most = "-Xmx";
    private const long Gibibyte = 1L << 30;

    // Not meant to be read: notes, what version control leaves, and files that somebody put aside.
    private static readonly string[] Notes = [".md", ".txt", ".example", ".sample", ".disabled", ".off"];
    private static readonly string[] Aside = [".bak", ".old", ".orig", ".save", ".rpmnew", ".rpmsave", ".dpkg-old", ".dpkg-dist", ".dpkg-new", "~"];

    internal static IEnumerable<Violation> Names(Repo repo)
        => from file in repo.Of(ElasticsearchJvmOptions.Kind)
           let name = NameOf(file)
           where !IsRead(file) && HasOptions(file) && !name.StartsWith(".", StringComparison.Ordinal) && !name.StartsWith("README", StringComparison.OrdinalIgnoreCase) && !EndsIn(name, Notes)
           select new Violation(file, Span.Start, $"the file is named {Wording.Quote(name)}, expected a name that ends in '{Ending}': Elasticsearch does not read it")
           {
               Severity = EndsIn(name, Aside) ? Severity.Info : null,
           };

    internal static IEnumerable<Violation> Lines(Repo repo)
        => Faults.ReportedAs("HC2051")(repo).Where(violation => IsRead(violation.File)).Concat(Comments(repo));

    internal static IEnumerable<Violation> Heap(Repo repo)
        => repo.Of(ElasticsearchJvmOptions.Main).Concat(repo.Of(ElasticsearchJvmOptions.Kind))
            .Where(file => IsRead(file) && Repo.IsReadable(file))
            .GroupBy(file => new { file.Node, Folder = FolderOf(file) })
            .SelectMany(files => Heap(files.OrderBy(file => ReferenceEquals(file.Kind, ElasticsearchJvmOptions.Main) ? 0 : 1).ThenBy(file => file.Path, StringComparer.Ordinal).ToList()));

    private static IEnumerable<Violation> Heap(IReadOnlyList<ConfigFile> files)
    {
        var options = (from file in files
                       from option in ((JvmOptionsDocument)file.Document).Options
                       where option.Option.Text.StartsWith(Least, StringComparison.Ordinal) || option.Option.Text.StartsWith(Most, StringComparison.Ordinal) || SetsHeap(option.Option.Text)
                       select new { File = file, Option = option }).ToList();

        // Options for some versions of Java, and those of another spelling, leave open which one counts; a comment behind one is a fault of its own.
        if (options.Exists(option => option.Option.FirstVersion is not null || !option.Option.Option.IsKnown || CommentIn(option.Option.Option.Text) > 0 || SetsHeap(option.Option.Option.Text)))
        {
            yield break;
        }

        var least = options.FindLast(option => option.Option.Option.Text.StartsWith(Least, StringComparison.Ordinal));
        var most = options.FindLast(option => option.Option.Option.Text.StartsWith(Most, StringComparison.Ordinal));
        if (least is null || most is null)
        {
            var (there, absent) = least is null ? (most, Least) : (least, Most);
            if (there is not null)
            {
                yield return new Violation(there.File, there.Option.Option.Span, $"{Wording.Quote(there.Option.Option.Text)} stands without '{absent}', expected both with the same size");
            }

            yield break;
        }

        if (least.Option.SizeAfter(Least) is not { } from || most.Option.SizeAfter(Most) is not { } to)
        {
            var wrong = least.Option.SizeAfter(Least) is null ? least : most;
            if (wrong.Option.Option.Text.IndexOf('$') < 0)
            {
                yield return new Violation(wrong.File, wrong.Option.Option.Span, $"{Wording.Quote(wrong.Option.Option.Text)} is no size, expected one such as '{wrong.Option.Option.Text.Substring(0, Least.Length)}4g'");
            }
        }
        else if (from != to)
        {
            yield return new Violation(most.File, most.Option.Option.Span, $"{Wording.Quote(most.Option.Option.Text)} stands beside {Wording.Quote(least.Option.Option.Text)}, expected the same size")
            {
                Related = [new RelatedPlace(least.File, least.Option.Option.Span, Wording.GivenHere)],
            };
        }
        else if (to < 1L << 20)
        {
            yield return new Violation(most.File, most.Option.Option.Span, $"{Wording.Quote(most.Option.Option.Text)} is too few bytes for Java to start, expected a unit such as '{most.Option.Option.Text}m'") { Fix = "Write a number and one letter: k, m, g or t." };
        }
        else if (to > 26 * Gibibyte)
        {
            yield return new Violation(most.File, most.Option.Option.Span, to >= 32 * Gibibyte
                ? $"{Wording.Quote(most.Option.Option.Text)} is 32 GB or more, expected at most 26g: pointers are no longer compressed"
                : $"{Wording.Quote(most.Option.Option.Text)} is above 26 GB, up to which pointers are surely compressed")
            {
                Severity = to >= 32 * Gibibyte ? Severity.Warning : Severity.Info,
            };
        }
    }

    // A property may hold what looks like a comment; an option of Java's own never does.
    private static IEnumerable<Violation> Comments(Repo repo)
        => from file in repo.Of(ElasticsearchJvmOptions.Main).Concat(repo.Of(ElasticsearchJvmOptions.Kind))
           where IsRead(file) && Repo.IsReadable(file)
           from option in ((JvmOptionsDocument)file.Document).Options
           let at = CommentIn(option.Option.Text)
           where at > 0
           select new Violation(
               file,
               Span.On(option.Option.Span.Line, option.Option.Span.Column + at, option.Option.Text.Length - at),
               $"a comment stands behind {Wording.Quote(option.Option.Text.Substring(0, at).Trim())}, expected it on a line of its own: Java gets it as a part of the option")
           {
               Severity = option.Option.Text.StartsWith("-D", StringComparison.Ordinal) ? Severity.Warning : null,
           };

    private static int CommentIn(string option)
    {
        for (var at = option.IndexOf('#'); at > 0; at = option.IndexOf('#', at + 1))
        {
            if (option[at - 1] is ' ' or '\t')
            {
                return at;
            }
        }

        return -1;
    }

    private static bool SetsHeap(string option)
        => option.StartsWith("-XX:InitialHeapSize", StringComparison.Ordinal) || option.StartsWith("-XX:MaxHeapSize", StringComparison.Ordinal) || option.IndexOf("RAMPercentage", StringComparison.Ordinal) > 0;

    // A file of comments loses nothing.
    private static bool HasOptions(ConfigFile file) => file.Document is JvmOptionsDocument document && (document.Options.Count > 0 || !document.IsReadable);

    private static bool IsRead(ConfigFile file) => ReferenceEquals(file.Kind, ElasticsearchJvmOptions.Main) || NameOf(file).EndsWith(Ending, StringComparison.Ordinal);

    // The name on the machine: that of a template ends in more.
    private static string NameOf(ConfigFile file)
    {
        var path = file.InstalledPath ?? file.Path;
        return path.Substring(path.LastIndexOf('/') + 1);
    }

    // The configuration directory, in the repo: what lies in it is one Elasticsearch's.
    private static string FolderOf(ConfigFile file)
    {
        var folder = file.Path.Substring(0, Math.Max(0, file.Path.LastIndexOf('/')));
        return folder.EndsWith("jvm.options.d", StringComparison.Ordinal) ? folder.Substring(0, Math.Max(0, folder.LastIndexOf('/'))) : folder;
    }

    private static bool EndsIn(string name, string[] endings) => endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
