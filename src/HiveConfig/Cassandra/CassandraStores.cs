using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The keystores and truststores of both kinds of encryption.</summary>
internal static class CassandraStores
{
    private static readonly Section[] Sections =
    [
        new(CassandraYaml.ClientKeystore, CassandraYaml.ClientTruststore, CassandraYaml.ClientStoreType),
        new(CassandraYaml.ServerKeystore, CassandraYaml.ServerTruststore, CassandraYaml.ServerStoreType),
    ];

    internal static IEnumerable<Violation> Paths(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind).Where(Repo.IsReadable)
           from store in Read(repo, file)
           let violation = OfStore(file, store.Key, store.Switch)
           where violation is not null
           select violation;

    internal static IEnumerable<Violation> Type(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           from section in Sections
           let keystore = repo.Ask(file, section.Keystore, file.Node)
           where keystore?.Value is not null && !HasFactory(file, section.Keystore)
           let expected = TypeOf(keystore.Value!)
           let stated = repo.Ask(file, section.Type, file.Node)
           where expected is not null && stated is not null && !string.Equals(stated.Value ?? "JKS", expected, StringComparison.OrdinalIgnoreCase)
           let place = stated.Setting is null ? keystore.Span : stated.Span
           select new Violation(file, place, $"'{section.Type.Name}' is {Wording.Value(stated.Value)}, but the keystore is {Wording.Quote(keystore.Value!)}; expected '{expected}'")
           {
               Setting = section.Type.Name,
               Related = stated.Setting is null ? [] : [new RelatedPlace(file, keystore.Span, Wording.GivenHere)],
           };

    // Clients are verified only where they have to show a certificate; nodes always.
    private static IEnumerable<UsedStore> Read(Repo repo, ConfigFile file)
    {
        if (repo.Ask(file, CassandraYaml.ClientEnabled, file.Node) is { Value: true } client && !HasFactory(file, CassandraYaml.ClientKeystore))
        {
            yield return new UsedStore(CassandraYaml.ClientKeystore, client.Setting!);
            if (repo.Ask(file, CassandraYaml.ClientRequireClientAuth, file.Node)?.Value == true)
            {
                yield return new UsedStore(CassandraYaml.ClientTruststore, client.Setting!);
            }
        }

        if (repo.Ask(file, CassandraYaml.InternodeEncryption, file.Node) is { Value: "all" or "dc" or "rack" } server && !HasFactory(file, CassandraYaml.ServerKeystore))
        {
            yield return new UsedStore(CassandraYaml.ServerKeystore, server.Setting!);
            yield return new UsedStore(CassandraYaml.ServerTruststore, server.Setting!);
        }
    }

    private static Violation? OfStore(ConfigFile file, Key<string> key, Setting on)
    {
        if (key.Find(file.Tree) is not { Value: not ScalarValue { IsNull: true } } setting)
        {
            // In a template the line may come from a statement.
            return file.IsTemplate ? null
                : new Violation(file, on.Span, $"'{on.Key}' is {Wording.Quote(on.Value is ScalarValue scalar ? scalar.Text : "")} and '{key.Name}' is absent, expected the path of the store") { Setting = key.Name };
        }

        // An expression of a template becomes a path; what is left of a page does not.
        return setting.Value is ScalarValue path && !TemplateMask.IsMasked(path.Text) && !Placeholder.IsForgotten(path.Text) && (path.Text.Trim().Length == 0 || path.Text.Trim()[0] == '<' || (Placeholder.IsIn(path.Text) && path.Text.IndexOf("${", StringComparison.Ordinal) < 0))
            ? new Violation(file, path.Span, $"'{key.Name}' is {Wording.Quote(path.Text)}, expected the path of the store") { Setting = key.Name }
            : null;
    }

    // A factory of one's own reads its keys from wherever it likes.
    private static bool HasFactory(ConfigFile file, Key<string> keystore)
    {
        var section = keystore.Name.Substring(0, keystore.Name.IndexOf('.'));
        return file.Tree.Settings.Any(setting => setting.Key.StartsWith(section + ".ssl_context_factory", StringComparison.Ordinal));
    }

    private static string? TypeOf(string path)
        => path.EndsWith(".p12", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) ? "PKCS12"
            : path.EndsWith(".jks", StringComparison.OrdinalIgnoreCase) ? "JKS"
            : null;

    private sealed record Section(Key<string> Keystore, Key<string> Truststore, Key<string> Type);

    private sealed record UsedStore(Key<string> Key, Setting Switch);
}
