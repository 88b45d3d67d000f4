using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The switches of encryption.</summary>
internal static class CassandraEncryption
{
    private const string ServerSwitch = "server_encryption_options.enabled";
    private const string PackagedKeystore = "conf/.keystore";
    private const int UsualNativePort = 9042;

    internal static IEnumerable<Violation> ClientAuth(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           let encryption = repo.Ask(file, CassandraYaml.InternodeEncryption, file.Node)
           where encryption?.Value is "dc" or "rack"
           let auth = repo.Ask(file, CassandraYaml.ServerRequireClientAuth, file.Node)
           where auth?.Value == true
           select new Violation(file, encryption.Span, $"'{encryption.Setting!.Key}' is '{encryption.Value}' and '{auth.Setting!.Key}' is true, expected 'all'")
           {
               Setting = encryption.Setting.Key,
               Related = [new RelatedPlace(file, auth.Span, Wording.GivenHere)],
           };

    internal static IEnumerable<Violation> ServerEnabled(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           where Repo.IsReadable(file)
           let setting = file.Tree.Find(ServerSwitch)
           where setting is not null
           select new Violation(file, setting.KeySpan, $"'{ServerSwitch}' has no effect; 'internode_encryption' decides") { Setting = ServerSwitch };

    internal static IEnumerable<Violation> Ports(Repo repo) => repo.Of(CassandraYaml.Kind).SelectMany(file => PortsOf(repo, file));

    internal static IEnumerable<Violation> Optional(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           where !file.IsTemplate
           from section in new[]
           {
               new { IsOff = repo.Ask(file, CassandraYaml.ClientEnabled, file.Node) is { Value: not true }, Keystore = CassandraYaml.ClientKeystore, Optional = CassandraYaml.ClientOptional },
               new { IsOff = repo.Ask(file, CassandraYaml.InternodeEncryption, file.Node) is { Value: null or "none" }, Keystore = CassandraYaml.ServerKeystore, Optional = CassandraYaml.ServerOptional },
           }
           where section.IsOff && repo.Ask(file, section.Optional, file.Node) is { Setting: null }
           let keystore = repo.Ask(file, section.Keystore, file.Node)
           where keystore?.Value is not null && !string.Equals(keystore.Value, PackagedKeystore, StringComparison.Ordinal)
           select new Violation(file, keystore.Span, $"'{section.Keystore.Name}' is {Wording.Quote(keystore.Value!)} while that encryption is off, and '{section.Optional.Name}' is absent; expected true or false in it")
           {
               Setting = section.Optional.Name,
           };

    private static IEnumerable<Violation> PortsOf(Repo repo, ConfigFile file)
    {
        if (repo.Ask(file, CassandraYaml.NativeTransportPortSsl, file.Node) is { Value: { } ssl } given
            && repo.Ask(file, CassandraYaml.NativeTransportPort, file.Node) is { } plain
            && ssl != (plain.Value ?? UsualNativePort)
            && repo.Ask(file, CassandraYaml.ClientEnabled, file.Node) is { Value: not true })
        {
            yield return new Violation(given.Place, given.Span, $"'{given.Setting!.Key}' is {ssl.ToString(CultureInfo.InvariantCulture)}, but 'client_encryption_options.enabled' is not true") { Setting = given.Setting.Key };
        }

        if (repo.Ask(file, CassandraYaml.LegacySslStoragePort, file.Node) is { Value: true } legacy
            && repo.Ask(file, CassandraYaml.InternodeEncryption, file.Node) is { Value: null or "none" })
        {
            yield return new Violation(legacy.Place, legacy.Span, $"'{legacy.Setting!.Key}' is true, but 'server_encryption_options.internode_encryption' is none") { Setting = legacy.Setting.Key };
        }
    }
}
