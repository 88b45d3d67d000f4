using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>jvm.options.d/hiveconfig.options: the heap of Elasticsearch. Files of that directory count after jvm.options.</summary>
public static class ElasticsearchJvmOptions
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("hiveconfig.options", "elasticsearch", "/etc/elasticsearch/jvm.options.d/hiveconfig.options", read: null)
    {
        FileNames = ["hiveconfig.options"],
        Access = new FileAccess("root", "elasticsearch", "0640"),
        AfterChange = ["restart elasticsearch"],
    };
}
