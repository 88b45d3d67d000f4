using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Writes cassandra-rackdc.properties.</summary>
internal static class RackDcRenderer
{
    internal static string Render(RenderContext context)
        => $"""
            # {Banner.Text}
            # Neither may change once the node has started for the first time.
            {RackDcProperties.Datacenter.Name}={PropertiesText.Value(context.Cluster.DatacenterOf(context.Node).Value)}
            {RackDcProperties.Rack.Name}={PropertiesText.Value(context.Cluster.RackOf(context.Node).Value)}

            """;
}
