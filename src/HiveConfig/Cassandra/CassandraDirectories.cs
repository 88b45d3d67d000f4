using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Where Cassandra keeps what.</summary>
internal static class CassandraDirectories
{
    private const string Data = "data_file_directories";
    private const string Packaged = "/var/lib/cassandra";

    private static readonly Key<string>[] Single =
        [CassandraYaml.CommitlogDirectory, CassandraYaml.SavedCachesDirectory, CassandraYaml.HintsDirectory, CassandraYaml.LocalSystemDirectory];

    internal static IEnumerable<Violation> Distinct(Repo repo)
        => repo.Of(CassandraYaml.Kind).Where(Repo.IsReadable).SelectMany(file => ListProblems(file).Concat(Repeated(file)));

    internal static IEnumerable<Violation> LeftBehind(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           where Repo.IsReadable(file) && !file.IsTemplate
           let stated = Of(file).ToList()
           let absent = new[] { Data, "commitlog_directory", "saved_caches_directory", "hints_directory" }.Where(name => file.Tree.Find(name) is null).ToList()
           where absent.Count > 0 && stated.Select(one => one.Setting).Distinct(StringComparer.Ordinal).Count() >= 2 && stated.TrueForAll(one => !IsPackaged(one.Path))
           select new Violation(file, stated[0].Span, $"{string.Join(", ", absent.Select(Wording.Quote))} {(absent.Count == 1 ? "is" : "are")} left to the default, though {Wording.Quote(stated[0].Path)} and the others are elsewhere")
           {
               Setting = absent[0],
               Fix = $"Add {string.Join(", ", absent.Select(Wording.Quote))} beside the others.",
           };

    // What is no list is reported here and not as a wrong type.
    private static IEnumerable<Violation> ListProblems(ConfigFile file) => file.Tree.Find(Data) switch
    {
        { Value: ScalarValue { IsNull: false } scalar } when !Placeholder.IsIn(scalar) => [At(file, scalar.Span, $"'{Data}' is {Wording.Quote(scalar.Text)}, expected a list, even of one")],
        { Value: ListValue list } => list.Items.Where(item => item is ScalarValue { IsNull: true }).Select(item => At(file, item.Span, $"'{Data}' has an empty entry")),
        _ => [],
    };

    private static IEnumerable<Violation> Repeated(ConfigFile file)
        => from same in Of(file).GroupBy(one => one.Path.TrimEnd('/'), StringComparer.Ordinal)
           let first = same.First()
           from again in same.Skip(1)
           select At(file, again.Span, $"'{again.Setting}' is {Wording.Quote(again.Path)}, which '{first.Setting}' has too; expected another for each") with
           {
               Setting = again.Setting,
               Related = [new RelatedPlace(file, first.Span, Wording.GivenHere)],
           };

    private static Violation At(ConfigFile file, Span span, string message) => new(file, span, message) { Setting = Data };

    private static IEnumerable<StatedDirectory> Of(ConfigFile file)
    {
        if (file.Tree.Find(Data)?.Value is ListValue list)
        {
            foreach (var item in list.Items.OfType<ScalarValue>().Where(item => !item.IsNull && !Placeholder.IsIn(item)))
            {
                yield return new StatedDirectory(Data, item.Text, item.Span);
            }
        }

        foreach (var key in Single)
        {
            if (key.Find(file.Tree) is { Value: ScalarValue { IsNull: false } value } && !Placeholder.IsIn(value))
            {
                yield return new StatedDirectory(key.Name, value.Text, value.Span);
            }
        }
    }

    private static bool IsPackaged(string path) => string.Equals(path, Packaged, StringComparison.Ordinal) || path.StartsWith(Packaged + "/", StringComparison.Ordinal);

    private sealed record StatedDirectory(string Setting, string Path, Span Span);
}
