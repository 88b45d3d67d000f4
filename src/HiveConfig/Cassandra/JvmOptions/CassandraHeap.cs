using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The heap of Cassandra as its start script checks it, from all the files that state it.</summary>
internal static class CassandraHeap
{
    private const string Least = "-Xms";
    private const string Most = "-Xmx";
    private const string Young = "-Xmn";
    private const string G1 = "-XX:+UseG1GC";
    private const string Cms = "-XX:+UseConcMarkSweepGC";
    private const string MaxHeap = "MAX_HEAP_SIZE";
    private const string NewHeap = "HEAP_NEWSIZE";

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var files = repo.Of(CassandraJvmOptions.Kind).Concat(repo.Of(CassandraJavaOptions.Kind)).Concat(repo.Of(CassandraEnvironment.Kind));
        return files.GroupBy(file => file.Node, StringComparer.Ordinal).SelectMany(OfNode);
    }

    private static IEnumerable<Violation> OfNode(IEnumerable<ConfigFile> files)
    {
        var all = files.ToList();
        var options = (from file in all
                       where file.Document is JvmOptionsDocument
                       from option in ((JvmOptionsDocument)file.Document).Options
                       select new GivenOption(file, option.Option)).ToList();
        var written = all.Where(file => file.Document is JvmOptionsDocument).SelectMany(CassandraOptionLines.Check).ToList();
        return written.Concat(written.Exists(violation => violation.Setting is Least or Most) ? [] : Options()).Concat(all.Where(file => ReferenceEquals(file.Kind, CassandraEnvironment.Kind)).SelectMany(Environment));

        IEnumerable<Violation> Options()
        {
            var (least, most, young) = (Find(Least), Find(Most), Find(Young));
            if (least is not null && most is null)
            {
                yield return At(least, $"'{least.Option.Text}' is set without '{Most}', expected both or none");
            }

            if (most is not null && least is null)
            {
                yield return At(most, $"'{most.Option.Text}' is set without '{Least}', expected both or none");
            }

            if (young is not null && UsesG1())
            {
                yield return At(young, $"'{young.Option.Text}' is set with G1, which sizes the young generation itself; expected no such line");
            }
            else if (young is not null && most is null && least is null)
            {
                yield return At(young, $"'{young.Option.Text}' is set without '{Most}', expected both or none");
            }
        }

        IEnumerable<Violation> Environment(ConfigFile script)
        {
            var (max, young) = (Assigned(script, MaxHeap), Assigned(script, NewHeap));
            if (young is not null && max is null)
            {
                yield return new Violation(script, young.Value, $"'{NewHeap}' is set without '{MaxHeap}', expected both or none") { Setting = NewHeap };
            }

            // Whoever sets it may have another collector than the packaged one in a file that is not here.
            else if (max is not null && young is null && !UsesG1())
            {
                yield return new Violation(script, max.Value, $"'{MaxHeap}' is set without '{NewHeap}', which CMS needs; expected both or none")
                {
                    Setting = MaxHeap,
                    Severity = Find(Cms) is null ? Severity.Warning : null,
                };
            }
        }

        GivenOption? Find(string prefix) => options.FindLast(given => given.Option.Text.StartsWith(prefix, StringComparison.Ordinal));

        // Where one file is for Java 8 and one for 11, both have to say so.
        bool UsesG1() => Find(G1) is not null && Find(Cms) is null;
    }

    private static Violation At(GivenOption given, string message) => new(given.File, given.Option.Span, message) { Setting = given.Option.Text.Substring(0, Least.Length) };

    // The packaged script computes both inside a function, indented; what somebody set stands at the beginning of a line.
    private static Span? Assigned(ConfigFile script, string name)
    {
        var lines = script.Text.Split('\n');
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            var start = lines[i].StartsWith("export ", StringComparison.Ordinal) ? "export ".Length : 0;
            if (string.CompareOrdinal(lines[i], start, name + "=", 0, name.Length + 1) == 0)
            {
                return Span.On(i + 1, start + 1, lines[i].TrimEnd().Length - start);
            }
        }

        return null;
    }

    private sealed record GivenOption(ConfigFile File, Word Option);
}
