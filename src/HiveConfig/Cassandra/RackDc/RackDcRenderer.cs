using HiveConfig.Generate;

namespace HiveConfig.Cassandra;

/// <summary>Writes cassandra-rackdc.properties.</summary>
internal static class RackDcRenderer
{
    // Names hold nothing that a properties file would escape.
    internal static string Render(RenderContext context)
        => $"""
            # {Banner.Text}
            # Neither may change once the node has started for the first time.
            {RackDcProperties.Datacenter.Name}={context.Cluster.DatacenterOf(context.Node)}
            {RackDcProperties.Rack.Name}={context.Cluster.RackOf(context.Node)}

            """;
}
