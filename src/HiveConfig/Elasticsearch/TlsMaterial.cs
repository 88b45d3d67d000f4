using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Keys, certificates and stores of one file: what may stand together, and where the files lie.</summary>
internal static class TlsMaterial
{
    private const string Directory = "/etc/elasticsearch";

    /// <summary>PEM files and stores do not mix, and a key has its certificate.</summary>
    internal static IEnumerable<Violation> Pairs(Repo repo)
    {
        foreach (var context in TlsContext.In(repo))
        {
            if (context.Key is { } key)
            {
                if (context.Keystore is { } keystore)
                {
                    if (!IsMixed(context, key, keystore))
                    {
                        yield return Beside(context, key, keystore);
                    }
                }
                else if (context.Certificate is null)
                {
                    yield return new Violation(context.File, key.KeySpan, $"'{key.Key}' stands without '{context.Prefix}.certificate', expected both") { Setting = key.Key, Missed = context.Prefix + ".certificate" };
                }
            }
            else if (context.Certificate is { } certificate && repo.Targets.Elasticsearch.Major >= 8)
            {
                yield return context.Keystore is { } keystore
                    ? Beside(context, certificate, keystore)
                    : new Violation(context.File, certificate.KeySpan, $"'{certificate.Key}' stands without '{context.Prefix}.key', expected both") { Setting = certificate.Key, Missed = context.Prefix + ".key" };
            }

            if (context.Authorities is { } authorities && context.Truststore is { } truststore && !IsMixed(context, authorities, truststore))
            {
                yield return Beside(context, authorities, truststore);
            }
        }
    }

    /// <summary>What is switched on has a key, and what is set is switched on or off.</summary>
    internal static IEnumerable<Violation> Material(Repo repo)
    {
        var isFatal = repo.Targets.Elasticsearch.Major >= 8;
        foreach (var context in TlsContext.In(repo).Where(context => context.IsOfServer))
        {
            if (context.Enabled is not { } enabled)
            {
                var first = context.Settings[0];
                yield return new Violation(context.File, first.KeySpan, $"'{first.Key}' stands without '{context.Prefix}.enabled', expected that to be true or false") { Setting = first.Key, Missed = context.Prefix + ".enabled", Severity = isFatal ? null : Severity.Warning };
            }
            else if (!Placeholder.IsIn(enabled.Value) && Read.Flag(enabled.Value) == true && LacksMaterial(context)
                && (isFatal || !(context.Prefix is TlsContext.Transport && TlsAcrossNodes.JudgesMaterial(repo))))
            {
                yield return new Violation(context.File, enabled.Span, $"'{enabled.Key}' is 'true' without a key, expected '{context.Prefix}.keystore.path', or '{context.Prefix}.key' and '{context.Prefix}.certificate'")
                {
                    Setting = enabled.Key,
                    Severity = isFatal ? null : Severity.Warning,
                };
            }
        }
    }

    /// <summary>Whether a context has nothing to prove identity with, and no lone half of a pair, of which another rule speaks.</summary>
    internal static bool LacksMaterial(TlsContext context) => context.Keystore is null && context.Key is null && context.Certificate is null;

    /// <summary>The files lie in the configuration directory: Java may read them nowhere else.</summary>
    internal static IEnumerable<Violation> Places(Repo repo)
    {
        var outside = from context in TlsContext.In(repo)
                      where ConfigurationPlace.IsOfPackage(context.File)
                      from setting in context.Paths
                      where !Placeholder.IsIn(setting.Value)
                      from path in Read.TextList(setting.Value) ?? []
                      where IsOutside(path)
                      select new { context.File, setting, path };
        return from same in outside.GroupBy(found => new { found.File, Folder = FolderOf(found.path) })
               let first = same.First()
               select new Violation(first.File, first.setting.Span, $"'{first.setting.Key}' is {Wording.Quote(first.path)}, expected a path below {Directory}, or relative to it")
               {
                   Setting = first.setting.Key,

                   // What 9 lets itself read outside has not been tried.
                   Severity = repo.Targets.Elasticsearch.Major < 9 ? null : Severity.Warning,
                   Related = same.Skip(1).Select(other => other.setting).Distinct().Where(setting => setting != first.setting).Select(setting => new RelatedPlace(first.File, setting.Span, Wording.AlsoHere)).ToList(),
               };
    }

    /// <summary>What the package wrote at its installation does not go with settings of one's own.</summary>
    internal static IEnumerable<Violation> AutoConfiguration(Repo repo)
    {
        // No package before 8 wrote one: what is wrong between its lines is then wrong by other rules.
        foreach (var file in repo.Targets.Elasticsearch.Major < 8 ? [] : repo.Of(ElasticsearchYml.Kind).Where(Repo.IsReadable))
        {
            if (PackagedBlock.Of(file.Text) is null)
            {
                continue;
            }

            foreach (var context in TlsContext.Of(file))
            {
                var stores = new[] { new { Own = context.Key, Store = context.Keystore }, new { Own = context.Authorities, Store = context.Truststore } };
                foreach (var pair in stores.Where(pair => pair.Own is not null && pair.Store is not null && IsMixed(context, pair.Own, pair.Store)))
                {
                    yield return Own(pair.Own!, pair.Store!);
                }
            }

            if (OwnInitialMasters(file) is { } lists)
            {
                yield return Own(lists.Own, lists.Packaged);
            }

            Violation Own(Setting own, Setting packaged) => new(file, own.KeySpan, $"'{own.Key}' stands beside the block that the package wrote, which has {(string.Equals(own.Key, packaged.Key, StringComparison.Ordinal) ? "one" : $"'{packaged.Key}'")}; expected one of them")
            {
                Setting = own.Key,
                Related = [new RelatedPlace(file, packaged.KeySpan, Wording.GivenHere)],
            };
        }
    }

    /// <summary>The own list of initial masters beside that of the package's block, in another spelling: twice in one, the file does not even parse.</summary>
    internal static (Setting Own, Setting Packaged)? OwnInitialMasters(ConfigFile file)
    {
        var key = ElasticsearchYml.InitialMasterNodes.Name;
        var lists = file.Tree.Settings.Where(setting => string.Equals(setting.Key, key, StringComparison.Ordinal)).ToList();
        return lists.Count > 1 && PackagedBlock.Of(file.Text) is { } block
            && !file.Document.Faults.Any(fault => fault.Kind == FaultKind.DuplicateKey && string.Equals(fault.Key, key, StringComparison.Ordinal))
            && lists.Find(setting => block.Holds(setting.KeySpan)) is { } packaged && lists.FindLast(setting => !block.Holds(setting.KeySpan)) is { } own
            ? (own, packaged)
            : null;
    }

    // The rule about the block speaks of what stands in it beside what does not.
    private static bool IsMixed(TlsContext context, Setting own, Setting store)
        => context.Packaged is { } block && block.Holds(store.KeySpan) && !block.Holds(own.KeySpan);

    private static Violation Beside(TlsContext context, Setting pem, Setting store)
        => new(context.File, pem.KeySpan, $"'{pem.Key}' stands beside '{store.Key}', expected one of them")
        {
            Setting = pem.Key,
            Related = [new RelatedPlace(context.File, store.KeySpan, Wording.GivenHere)],
        };

    private static bool IsOutside(string path)
        => path.StartsWith("/", StringComparison.Ordinal)
            ? !Normal(path).StartsWith(Directory + "/", StringComparison.Ordinal)
            : Normal(path).StartsWith("../", StringComparison.Ordinal);

    private static string FolderOf(string path) => path.Substring(0, path.LastIndexOf('/') + 1);

    // '.' and '..' taken out as far as they can be.
    private static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part is ".." && parts.Count > 0 && parts[parts.Count - 1] is not "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return (path.StartsWith("/", StringComparison.Ordinal) ? "/" : "") + string.Join("/", parts);
    }
}
