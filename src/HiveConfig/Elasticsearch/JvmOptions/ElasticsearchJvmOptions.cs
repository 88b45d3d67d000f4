using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>jvm.options and the files of jvm.options.d: how Java runs Elasticsearch. Those of the directory count after the first.</summary>
public static class ElasticsearchJvmOptions
{
    /// <summary>The files of jvm.options.d, called after the one that we write, for the heap.</summary>
    public static FileKind Kind { get; } = new("hiveconfig.options", "elasticsearch", "/etc/elasticsearch/jvm.options.d/hiveconfig.options", JvmOptionsReader.Read)
    {
        FileNames = ["hiveconfig.options", "jvm.options.d/*"],
        SyntaxRule = "HC2051",
        Access = new FileAccess("root", "elasticsearch", "0640"),
        AfterChange = ["restart elasticsearch"],
    };

    /// <summary>The package's own file. Never written.</summary>
    public static FileKind Main { get; } = new("jvm.options of Elasticsearch", "elasticsearch", "/etc/elasticsearch/jvm.options", JvmOptionsReader.Read)
    {
        FileNames = ["elasticsearch/jvm.options", "config/jvm.options"],
        SyntaxRule = "HC2051",
        Access = new FileAccess("root", "elasticsearch", "0660"),
        AfterChange = ["restart elasticsearch"],
    };
}
