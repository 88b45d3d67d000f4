using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// Every text that means something somewhere, in every field: refused with a message, or the same text when the files are read.
/// </summary>
public sealed class HostileTests
{
    [Fact]
    public void WithoutThemAllIsWell() => Assert.DoesNotContain(HostileField.Usual.Validate(), problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>What cluster.yaml cannot state would not be tried here.</summary>
    [Fact]
    public void EverySettableFieldOfTheModelHasAKey()
    {
        var stated = ClusterKey.All.Select(key => key.Property).OfType<PropertyInfo>().Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var parts = Parts(typeof(Cluster), []);
        Assert.Equal(
            ["Cassandra.ReplicationFactors", "Cluster.Nodes", "Node.Name"],
            parts.SelectMany(part => part.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(property => property.SetMethod is not null && !parts.Contains(property.PropertyType))
                .Select(NameOf)
                .Where(name => !stated.Contains(name))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFieldRefusesATextOrKeepsIt()
    {
        foreach (var refused in HostileCluster.All.Where(one => one.Cluster is null))
        {
            Assert.All(refused.Refusals, problem =>
            {
                Assert.Matches("^HC[0-9]{4}$", problem.Rule);
                Assert.InRange(problem.Message.Length, 10, 500);
                Assert.DoesNotContain(problem.Message, char.IsControl);
                Assert.NotNull(problem.Span);
            });
        }

        foreach (var (one, cluster) in HostileCluster.Taken)
        {
            AssertKept(one, cluster);
        }

        Snapshot.Match(string.Concat(HostileField.All.Select(field => Line(
            field.Name,
            HostileCluster.All.Where(one => ReferenceEquals(one.Field, field) && one.Cluster is not null).Select(one => one.Text).ToList(),
            HostileTexts.All.Count))));
    }

    [Fact]
    public void ASecretIsRefusedOrKept()
    {
        var usual = Leaves(HostileSecret.Cluster, HostileSecret.Usual);
        Assert.True(usual.Count > 10);
        foreach (var secret in HostileSecret.All.Where(secret => secret.Takers.Count > 0))
        {
            var leaves = Leaves(HostileSecret.Cluster, secret.Resolve);
            Assert.Equal("", string.Join("\n", usual.Zip(leaves).Where(pair => !string.Equals(pair.Second.Text, secret.Resolve(pair.First.Secret), StringComparison.Ordinal)).Select(pair => $"{pair.Second.Place}: '{pair.Second.Text}' for '{secret.Value}'")));
            Assert.Equal(usual.Select(leaf => leaf.Place), leaves.Select(leaf => leaf.Place));
        }

        Snapshot.Match(string.Concat(HostileSecret.Names.Select(name => Line(
            name,
            HostileSecret.All.Where(secret => secret.Takers.Contains(name, StringComparer.Ordinal)).Select(secret => secret.Value).ToList(),
            HostileSecret.All.Count,
            shown: false))));
    }

    // A part of the model is what has fields that can be set.
    private static HashSet<Type> Parts(Type type, HashSet<Type> found)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).ToList();
        var kinds = type.Assembly.GetTypes().Where(other => other.BaseType == type).ToList();
        if (type.Assembly == typeof(Cluster).Assembly && (properties.Count > 0 || (type.IsAbstract && kinds.Count > 0)) && found.Add(type))
        {
            foreach (var other in properties.Select(property => property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType).Concat(kinds))
            {
                Parts(other, found);
            }
        }

        return found;
    }

    private static void AssertKept(HostileCluster one, Cluster cluster)
    {
        var usual = ClusterDump.Of(HostileField.Usual).Split('\n').ToHashSet(StringComparer.Ordinal);
        var stated = ClusterDump.Of(cluster).Split('\n').Where(line => !usual.Contains(line)).ToList();
        Assert.Contains(stated, line => line.EndsWith(one.Text, StringComparison.OrdinalIgnoreCase));
        foreach (var file in HostileCluster.Changed(cluster).Where(file => file.Kind.Read is not null))
        {
            var read = file.Kind.Read!(file.Text);
            Assert.True(read.Faults.Count == 0, one.Field.Name + "\n" + string.Join("\n", read.Faults) + "\n" + file.Text);

            // Whatever it looks like: a text stays a text.
            var before = HostileCluster.UsualFiles.Values.FirstOrDefault(other => other.Kind == file.Kind && string.Equals(other.InstalledPath, file.InstalledPath, StringComparison.Ordinal));
            if (before is not null)
            {
                var types = Types(file.Kind.Read(before.Text)).ToLookup(leaf => leaf.Key, leaf => leaf.Type, StringComparer.Ordinal);
                Assert.All(Types(read).Where(leaf => types.Contains(leaf.Key)), leaf => Assert.Contains(leaf.Type, types[leaf.Key]));
            }
        }
    }

    private static IEnumerable<(string Key, string Type)> Types(Document document) => TreeOf(document).Settings.SelectMany(setting => setting.Value switch
    {
        ListValue list => list.Items.OfType<ScalarValue>().Select(item => (setting.Key, item.Type.ToString())).Distinct(),
        ScalarValue scalar => [(setting.Key, scalar.Type.ToString())],
        _ => [],
    });

    private static TreeDocument TreeOf(Document document) => document switch
    {
        TreeDocument tree => tree,
        HoconDocument hocon => hocon.Resolve(_ => null),
        _ => new TreeDocument(root: null, []),
    };

    /// <summary>Where the secrets of a node stand, in every syntax that we read.</summary>
    private static List<(string Place, string Secret, string Text)> Leaves(Cluster cluster, Func<string, string> value)
    {
        var files = cluster.Generate(secret => value(secret.Name)).Files.Where(file => file.Node is "node1").ToList();
        var places = SecretPlaces.Value;
        return files.SelectMany(Texts).Where(leaf => places.ContainsKey(leaf.Place)).Select(leaf => (leaf.Place, places[leaf.Place], leaf.Text)).ToList();
    }

    private static readonly Lazy<Dictionary<string, string>> SecretPlaces = new(() => Places(HostileSecret.Cluster));

    private static Dictionary<string, string> Places(Cluster cluster)
        => cluster.Generate(secret => HostileSecret.Usual(secret.Name)).Files.Where(file => file.Node is "node1").SelectMany(Texts)
            .Select(leaf => (leaf.Place, Secret: HostileSecret.Names.FirstOrDefault(name => string.Equals(HostileSecret.Usual(name), leaf.Text, StringComparison.Ordinal))))
            .Where(leaf => leaf.Secret is not null)
            .ToDictionary(leaf => leaf.Place, leaf => leaf.Secret!, StringComparer.Ordinal);

    /// <summary>Every text of a file with its place.</summary>
    internal static IEnumerable<(string Place, string Text)> Texts(RenderedFile file)
    {
        if (file.InstalledPath.EndsWith("thehive-user.json", StringComparison.Ordinal))
        {
            return [(file.TreePath + ":password", (string)JsonNode.Parse(file.Text)!["password"]!)];
        }

        if (file.Kind.Read is null)
        {
            return [];
        }

        var document = file.Kind.Read(file.Text);
        Assert.True(document.Faults.Count == 0, string.Join("\n", document.Faults) + "\n" + file.Text);
        return document is CqlDocument cql
            ? cql.Statements.OfType<CqlRoleStatement>().Where(role => role.Password is not null).Select((role, i) => ($"{file.TreePath}:{i}", role.Password!.Value))
            : TreeOf(document).Settings.Where(setting => setting.Value is ScalarValue { Type: ScalarType.Text }).Select(setting => (file.TreePath + ":" + setting.Key, ((ScalarValue)setting.Value).Text));
    }

    private static string NameOf(PropertyInfo property) => property.DeclaringType!.Name + "." + property.Name;

    private static string Line(string name, List<string> taken, int all, bool shown = true) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {all - taken.Count} refused, {taken.Count} kept{(shown && taken.Count > 0 ? ": " + string.Join(", ", taken.Select(Shown)) : "")}\n");

    private static string Shown(string text) => "'" + (text.Length > 30 ? text[..10] + "…" : text) + "'";
}
