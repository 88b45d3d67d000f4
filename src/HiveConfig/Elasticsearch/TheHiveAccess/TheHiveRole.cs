using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>The Elasticsearch role that TheHive's user has, as the body of <c>PUT _security/role/…</c>.</summary>
public static class TheHiveRole
{
    /// <summary>Name of the role.</summary>
    public const string Name = "thehive_role";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("thehive-role.json", service: null, "/etc/elasticsearch/hiveconfig/thehive-role.json", read: null)
    {
        FileNames = ["thehive-role.json"],
        Access = new FileAccess("root", "elasticsearch", "0640"),
    };
}
