using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>bootstrap.memory_lock beside the limits of the unit.</summary>
internal static class LockedMemory
{
    private const string Limit = "LimitMEMLOCK";

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var allowing = repo.Of(ElasticsearchDropIn.Kind).Where(Allows).ToList();
        foreach (var given in repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.MemoryLock).Where(given => given.Value == true))
        {
            var units = repo.Of(ElasticsearchDropIn.Kind).Where(unit => IsFor(unit, given.File)).ToList();
            if (units.Exists(unit => allowing.Contains(unit) || !Repo.IsReadable(unit)))
            {
                continue;
            }

            // A unit that is not here may be on the machine, unless this node's others, or those of other nodes, are.
            var isManaged = units.Count > 0 || repo.Inventory.IsComplete || allowing.Exists(unit => unit.Node is not null);
            if (isManaged)
            {
                var limit = units.Select(unit => new { Unit = unit, Entry = (unit.Document as SystemdDocument)?.Find("Service", Limit) }).LastOrDefault(found => found.Entry is not null);
                yield return new Violation(given.File, given.Span, $"'{given.Setting!.Key}' is 'true' but {(limit?.Entry is { } entry ? $"'{Limit}' is {Wording.Quote(entry.Value.Text)}" : $"no drop-in of elasticsearch.service has '{Limit}'")}, expected '{Limit}=infinity'")
                {
                    Setting = given.Setting.Key,
                    Related = limit?.Entry is { } there ? [new RelatedPlace(limit.Unit, there.Value.Span, Wording.GivenHere)]
                        : units.Select(unit => new RelatedPlace(unit, Span.Start, "not here")).ToList(),
                };
            }
        }
    }

    private static bool IsFor(ConfigFile unit, ConfigFile file) => unit.Node is null || file.Node is null || string.Equals(unit.Node, file.Node, StringComparison.Ordinal);

    // A value that is not settled may be the right one.
    private static bool Allows(ConfigFile unit)
        => unit.Document is SystemdDocument { IsReadable: true } document
            && document.Find("Service", Limit) is { } entry
            && (!entry.Value.IsKnown || string.Equals(entry.Value.Text.Split(':').Last().Trim(), "infinity", StringComparison.Ordinal));
}
