using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>The native Elasticsearch user that TheHive logs in with, as the body of <c>PUT _security/user/…</c>.</summary>
/// <remarks>A file, and no one else's to read, so that the password stands on no command line.</remarks>
public static class TheHiveUser
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("thehive-user.json", service: null, "/etc/elasticsearch/hiveconfig/thehive-user.json", read: null)
    {
        FileNames = ["thehive-user.json"],
        Access = new FileAccess("root", "root", "0600"),
    };
}
