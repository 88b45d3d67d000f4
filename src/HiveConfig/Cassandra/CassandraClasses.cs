using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>
/// The classes of Cassandra's own that settings name. A name without a package stands in the package of that setting; what is
/// in any other package is somebody's own class, of which nothing is known.
/// </summary>
internal static class CassandraClasses
{
    private const string Own = "org.apache.cassandra.";
    private const string Auth = Own + "auth.";
    private const string Locator = Own + "locator.";

    private static readonly Dictionary<string, (string Package, string[] Names)> Known = new(StringComparer.Ordinal)
    {
        ["authenticator"] = (Auth, ["AllowAllAuthenticator", "PasswordAuthenticator"]),
        ["authorizer"] = (Auth, ["AllowAllAuthorizer", "CassandraAuthorizer"]),
        ["role_manager"] = (Auth, ["CassandraRoleManager"]),
        ["network_authorizer"] = (Auth, ["AllowAllNetworkAuthorizer", "CassandraNetworkAuthorizer"]),
        ["internode_authenticator"] = (Auth, ["AllowAllInternodeAuthenticator"]),
        ["cidr_authorizer"] = (Auth, ["AllowAllCIDRAuthorizer", "CassandraCIDRAuthorizer"]),
        ["partitioner"] = (Own + "dht.", ["Murmur3Partitioner", "RandomPartitioner", "ByteOrderedPartitioner", "OrderPreservingPartitioner"]),
        ["endpoint_snitch"] = (
            Locator,
            [
                "GossipingPropertyFileSnitch", "SimpleSnitch", "PropertyFileSnitch", "RackInferringSnitch", "Ec2Snitch", "Ec2MultiRegionSnitch",
                "GoogleCloudSnitch", "CloudstackSnitch", "AlibabaCloudSnitch",
            ]),
    };

    private static readonly Dictionary<string, string[]> FromFive = new(StringComparer.Ordinal)
    {
        ["authenticator"] = ["MutualTlsAuthenticator", "MutualTlsWithPasswordFallbackAuthenticator"],
        ["internode_authenticator"] = ["MutualTlsInternodeAuthenticator"],
        ["endpoint_snitch"] = ["AzureSnitch"],
    };

    /// <summary>The class that a setting names, without its package when that is Cassandra's own for this setting.</summary>
    internal static string ShortName(string setting, string name)
        => Known.TryGetValue(setting, out var known) && name.StartsWith(known.Package, StringComparison.Ordinal) ? name.Substring(known.Package.Length) : name;

    /// <summary>What is wrong with a class, without a final stop; null when there is such a class, or there may be.</summary>
    internal static string? ProblemOf(string setting, ConfigValue value, ProductVersion version)
    {
        if (!Known.TryGetValue(setting, out var known) || NameIn(value) is not { } name || Placeholder.IsIn(name))
        {
            return null;
        }

        var shortName = ShortName(setting, name);
        var names = version.IsAtLeast(5, 0) && FromFive.TryGetValue(setting, out var later) ? [.. known.Names, .. later] : known.Names;
        if (shortName.IndexOf('.') >= 0)
        {
            // A class of Cassandra's own in a package that has none such.
            var own = shortName.Substring(shortName.LastIndexOf('.') + 1);
            return shortName.StartsWith(Own, StringComparison.Ordinal) && names.Contains(own, StringComparer.Ordinal)
                ? $"'{setting}' is {Wording.Quote(name)}, a class that Cassandra {version} does not have; did you mean '{known.Package}{own}'?"
                : null;
        }

        return names.Contains(shortName, StringComparer.Ordinal)
            ? null
            : $"'{setting}' is {Wording.Quote(name)}, a class that Cassandra {version} does not have"
                + (Nearest.Find(shortName, names) is { } nearest ? $"; did you mean '{nearest}'?" : $", expected {string.Join(" or ", names)}");
    }

    /// <summary>The class in a value: a text, or one of the two forms with parameters; null when it names none.</summary>
    internal static string? NameIn(ConfigValue value) => value switch
    {
        ScalarValue { IsNull: false } scalar => scalar.Text,
        MapValue map => map.Member("class_name") is ScalarValue { IsNull: false } name ? name.Text : null,
        ListValue { Items: { Count: 1 } items } when items[0] is MapValue map => NameIn(map),
        _ => null,
    };
}
