using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>
/// <c>manifest.json</c> of the generated tree: for each file its place, access and what follows a change, and of the cluster
/// what the files alone do not show. A file stands in the tree at <c>node</c> + <c>path</c>.
/// </summary>
public static class Manifest
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("manifest.json", service: null, "manifest.json", Read)
    {
        FileNames = ["manifest.json"],
        LongestText = YamlReader.LongestText,
    };

    // JSON without tabs is YAML; what we write has none. A file of that name that is none of ours is nobody's fault.
    private static TreeDocument Read(string text) => YamlReader.Read(text) is { Faults.Count: 0 } document ? document : new TreeDocument(root: null, []);

    internal static RenderedFile Write(Cluster cluster, IReadOnlyList<RenderedFile> files, IReadOnlyList<AbsentFile> absent)
    {
        (string Name, string Json)[] members =
        [
            ("version", "1"),
            ("cluster", JsonText.String(cluster.Name.Value)),
            .. cluster.Environment is { } environment ? [("environment", JsonText.String(environment.Value))] : Array.Empty<(string, string)>(),
            ("phase", JsonText.String(Word(cluster.Phase))),
            ("versions", JsonText.Object(
            [
                ("cassandra", JsonText.String(cluster.Cassandra.Version.ToString())),
                ("elasticsearch", JsonText.String(cluster.Elasticsearch.Version.ToString())),
                ("thehive", JsonText.String(cluster.TheHive.Version.ToString())),
            ])),
            ("nodes", JsonText.Array(cluster.Nodes.Select(node => NodeEntry(cluster, node)), indent: 2)),
            ("files", JsonText.Array([.. files.Select(Present), .. absent.Select(Absent)], indent: 2)),
        ];
        var text = "{\n" + string.Join(",\n", members.Select(member => "  " + JsonText.String(member.Name) + ": " + member.Json)) + "\n}\n";
        return new RenderedFile(Node: null, Kind, Kind.InstalledPath, text);
    }

    private static string NodeEntry(Cluster cluster, Node node) => JsonText.Object(
    [
        ("name", JsonText.String(node.Name.Value)),
        ("address", JsonText.String(node.Address.Value)),
        ("roles", JsonText.Array(cluster.RolesOf(node).Select(role => JsonText.String(Word(role))))),
    ]);

    private static string Present(RenderedFile file)
    {
        List<(string, string)> members =
        [
            ("path", JsonText.String(file.InstalledPath)),
            ("node", JsonText.String(file.Node!)),
            ("kind", JsonText.String(file.Kind.Name)),
            ("state", JsonText.String("present")),
            ("owner", JsonText.String(file.Access.Owner)),
            ("group", JsonText.String(file.Access.Group)),
            ("mode", JsonText.String(file.Access.Mode)),
            ("template", file.IsTemplate ? "true" : "false"),
        ];

        // A hash of a text around a short secret would let the secret be guessed.
        if (!file.HasSecret)
        {
            members.Add(("sha256", JsonText.String(Sha256(file.Text))));
        }

        members.Add(("after", JsonText.Array(file.AfterChange.Select(JsonText.String))));
        return JsonText.Object(members);
    }

    private static string Absent(AbsentFile file) => JsonText.Object(
    [
        ("path", JsonText.String(file.InstalledPath)),
        ("node", JsonText.String(file.Node)),
        ("state", JsonText.String("absent")),
        ("after", JsonText.Array(file.AfterChange.Select(JsonText.String))),
    ]);

    // As cluster.yaml spells roles and phases.
    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Sha256(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
