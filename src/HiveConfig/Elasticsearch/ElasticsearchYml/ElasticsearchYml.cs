using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>elasticsearch.yml: the main file of Elasticsearch.</summary>
public static class ElasticsearchYml
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("elasticsearch.yml", "elasticsearch", "/etc/elasticsearch/elasticsearch.yml", YamlReader.Read)
    {
        FileNames = ["elasticsearch.yml"],
        SyntaxRule = "HC2002",
        DuplicateKeyRule = "HC2003",
        Access = new FileAccess("root", "elasticsearch", "0660"),
        AfterChange = ["restart elasticsearch"],
    };
}
