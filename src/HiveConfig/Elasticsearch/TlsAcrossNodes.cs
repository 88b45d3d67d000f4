using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Security and encryption across nodes: nodes of which one encrypts and the other does not never meet.</summary>
internal static class TlsAcrossNodes
{
    /// <summary>Whether the rule across nodes speaks of a transport without a key: the rule of one file then does not.</summary>
    internal static bool JudgesMaterial(Repo repo) => repo.Inventory.With(Role.Elasticsearch).Count > 1;

    /// <summary>With security on, nodes talk to each other encrypted.</summary>
    internal static IEnumerable<Violation> Required(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.Elasticsearch).Number < 2)
        {
            yield break;
        }

        var files = repo.Of(ElasticsearchYml.Kind).Where(Repo.IsReadable).ToList();
        var flags = files.Select(file => Flag(repo, file, ElasticsearchYml.TransportTlsEnabled, byDefault: false)).ToList();

        // Where most have it, those that do not differ from them: that rule speaks.
        var mostHave = flags.Count(flag => flag?.Value == true) * 2 > flags.Count;
        for (var i = 0; i < files.Count; i++)
        {
            var (file, flag) = (files[i], flags[i]);
            if (flag is null || !HasSecurity(repo, file))
            {
                continue;
            }

            if (flag.Value != true)
            {
                if (!mostHave)
                {
                    yield return new Violation(file, flag.Setting is null ? SecurityPlace(file) : flag.Span, $"'{ElasticsearchYml.TransportTlsEnabled.Name}' is {(flag.Setting is null ? "absent" : "'false'")} though security is on, expected 'true' with a key and a certificate")
                    {
                        Setting = ElasticsearchYml.TransportTlsEnabled.Name,
                    };
                }
            }
            else if (repo.Targets.Elasticsearch.Major < 8 && JudgesMaterial(repo)
                && TlsContext.Of(file).FirstOrDefault(context => context.Prefix is TlsContext.Transport) is { } transport && TlsMaterial.LacksMaterial(transport))
            {
                yield return new Violation(file, flag.Span, $"'{ElasticsearchYml.TransportTlsEnabled.Name}' is 'true' without a key, expected '{TlsContext.Transport}.keystore.path', or '{TlsContext.Transport}.key' and '{TlsContext.Transport}.certificate'")
                {
                    Setting = ElasticsearchYml.TransportTlsEnabled.Name,
                };
            }
        }
    }

    /// <summary>The switches are the same everywhere.</summary>
    internal static IEnumerable<Violation> Equal(Repo repo)
    {
        var hasSecurityByDefault = repo.Targets.Elasticsearch.Major >= 8;
        var security = Differences(repo, ElasticsearchYml.SecurityEnabled, hasSecurityByDefault).ToList();

        // One without security needs no encryption: one fault, one finding.
        return security.Count > 0 ? security
            : Differences(repo, ElasticsearchYml.HttpTlsEnabled, byDefault: false)
                .Concat(Differences(repo, ElasticsearchYml.TransportTlsEnabled, byDefault: false).Where(_ => MostEncrypt(repo)))
                .Concat(Distrusting(repo));
    }

    // With a key and certificate and no authorities a node trusts those of its Java, which signed no other node.
    private static IEnumerable<Violation> Distrusting(Repo repo)
    {
        var contexts = repo.Of(ElasticsearchYml.Kind).Where(file => file.Node is not null && Repo.IsReadable(file) && repo.Ask(file, ElasticsearchYml.TransportTlsEnabled, file.Node) is { Value: true })
            .SelectMany(file => TlsContext.Of(file).Where(context => context.Prefix is TlsContext.Transport))
            .ToList();
        var trusting = contexts.FindAll(context => context.Authorities is not null || context.Truststore is not null);
        return trusting.Count * 2 <= contexts.Count ? []
            : from context in contexts
              where context is { Authorities: null, Truststore: null, Keystore: null, Certificate: { } certificate } && !Placeholder.IsIn(certificate.Value)
                  && Read.Text(context.Find("verification_mode")?.Value ?? certificate.Value) is not "none"
                  && !KnownSettings.IsMisspelt(repo, context.File, TlsContext.Transport + ".certificate_authorities")
              let there = trusting[0].Authorities ?? trusting[0].Truststore!
              select new Violation(context.File, context.Certificate!.KeySpan, $"'{TlsContext.Transport}.certificate_authorities' is absent here but given on {Wording.Count(trusting.Count, "other node")}: this one trusts none of them")
              {
                  Setting = TlsContext.Transport + ".certificate_authorities",
                  Related = [new RelatedPlace(trusting[0].File, there.Span, Wording.GivenHere)],
                  Fix = "List the authority that signed the certificates of the nodes, as the other nodes do.",
              };
    }

    internal static IEnumerable<Violation> Off(Repo repo)
        // Where others have it on, they differ, and that rule speaks.
        => repo.OnNodes(ElasticsearchYml.Kind, ElasticsearchYml.SecurityEnabled).Any(given => given.Value == true) ? []
            : from given in repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.SecurityEnabled)
              where given.Value == false && !IsMeant(repo, given.File) && !ListenAddress.IsLoopback(repo, given.File)
              select new Violation(given.File, given.Span, Wording.Wrong(given.Setting!.Key, "false", "'true': anyone who reaches the port reads and deletes the index")) { Setting = given.Setting.Key };

    // Without TLS a generated tree has it so: cluster.yaml is where that is judged.
    private static bool IsMeant(Repo repo, ConfigFile file) => repo.Inventory.IsComplete && !TlsContext.Of(file).Any();

    private static bool MostEncrypt(Repo repo)
    {
        var flags = repo.OnNodes(ElasticsearchYml.Kind, ElasticsearchYml.TransportTlsEnabled);
        return flags.Count(flag => flag.Value == true) * 2 > flags.Count || !repo.Of(ElasticsearchYml.Kind).Any(file => HasSecurity(repo, file));
    }

    // Absent, a switch has its default; where no file states it there is nothing to compare.
    private static IEnumerable<Violation> Differences(Repo repo, Key<bool?> key, bool byDefault)
    {
        var given = repo.OnNodes(ElasticsearchYml.Kind, key);
        return given.All(flag => flag.Setting is null) ? []
            : Variants.Differences(isSecret: false, given.Select(flag => flag.Setting is null
                ? Variant.Absent(flag, key, flag.File.Tree, near: "xpack.security") with { Canonical = Variant.Show(byDefault) }
                : Variant.Of(flag, key)).ToList())
                .Where(violation => !KnownSettings.IsMisspelt(repo, violation.File, key.Name));
    }

    private static Given<bool?>? Flag(Repo repo, ConfigFile file, Key<bool?> key, bool byDefault)
        => repo.Ask(file, key, file.Node) is { } given ? given with { Value = given.Value ?? byDefault } : null;

    // Since 8.0 it is on unless switched off, but a file that says nothing may not be the whole: a container has its environment.
    private static bool HasSecurity(Repo repo, ConfigFile file)
        => repo.Ask(file, ElasticsearchYml.SecurityEnabled, file.Node) is { Value: true };

    private static Span SecurityPlace(ConfigFile file) => ElasticsearchYml.SecurityEnabled.Find(file.Tree)?.KeySpan ?? Span.Start;
}
