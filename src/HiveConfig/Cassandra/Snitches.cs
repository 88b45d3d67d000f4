namespace HiveConfig.Cassandra;

/// <summary>The snitches of Cassandra.</summary>
internal static class Snitches
{
    internal const string Simple = "SimpleSnitch";
    internal const string Gossiping = "GossipingPropertyFileSnitch";

    /// <summary>The name of a snitch without the package of Cassandra's own.</summary>
    internal static string ShortName(string name) => CassandraClasses.ShortName("endpoint_snitch", name);

    /// <summary>Whether one needs datacenter and rack in cassandra-rackdc.properties.</summary>
    internal static bool NeedsRackDc(string snitch) => ShortName(snitch) is Gossiping;

    /// <summary>Whether one of Cassandra's own passes cassandra-rackdc.properties over.</summary>
    internal static bool IgnoresRackDc(string snitch) => ShortName(snitch) is Simple or "PropertyFileSnitch" or "RackInferringSnitch";
}
