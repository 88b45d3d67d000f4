using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>cassandra-rackdc.properties: the node's datacenter and rack.</summary>
public static class RackDcProperties
{
    private const string Kept = "StartupChecks: a node does not start when either differs from what it stored at its first start";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("cassandra-rackdc.properties", "cassandra", "/etc/cassandra/cassandra-rackdc.properties", PropertiesReader.Read)
    {
        TemplateForm = TemplateForm.Keys,
        FileNames = ["cassandra-rackdc.properties"],
        Likeness = text => TopKeys.Any(text, key => key is "dc" or "rack") ? Likeness.Own : Likeness.Unclear,
        AfterChange = ["restart cassandra"],
        DuplicateKeyRule = "HC1101",

        // java.util.Properties takes the mark for a part of the first key.
        RefusesBom = true,
    };

    /// <summary>Name of the node's datacenter.</summary>
    public static Key<string> Datacenter { get; } = new("dc", "Name of the node's datacenter, as replication maps spell it; case counts.", Trimmed)
    {
        Change = Consequence.Never,
        ChangeRule = "HC8104",
        Source = Kept,
    };

    /// <summary>Name of the node's rack.</summary>
    public static Key<string> Rack { get; } = new("rack", "Name of the node's rack; replicas are spread over racks.", Trimmed)
    {
        Change = Consequence.Never,
        ChangeRule = "HC8104",
        Source = Kept,
    };

    // As Cassandra does; java.util.Properties keeps the blanks behind a value.
    private static string? Trimmed(ConfigValue value) => Read.Text(value)?.Trim();
}
