using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>application.conf: the main file of TheHive.</summary>
/// <remarks>
/// The actor toolkit is Pekko since TheHive 5.4 and Akka before. Its keys are named here as Pekko has them, written as the
/// target version has them, and found under either root, Pekko's first: TheHive 5.4 and later do not look at the other.
/// </remarks>
public static partial class ApplicationConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("application.conf", "thehive", "/etc/thehive/application.conf", HoconReader.Read)
    {
        TemplateForm = TemplateForm.Keys,
        FileNames = ["application.conf"],
        Likeness = ApplicationLikeness.Of,
        IsEssential = true,
        SyntaxRule = "HC3002",
        Access = new FileAccess("root", "thehive", "0640"),
        AfterChange = ["restart thehive"],
        Facts = Nodes,
    };

    private static NodeFacts Nodes() => new()
    {
        Addresses = [CanonicalHostname],
        Members = [new("thehive", SeedNodes), new("cassandra", StorageHosts), new("elasticsearch", IndexHosts)],
        Signs = Toolkit.Signs,
    };
}
