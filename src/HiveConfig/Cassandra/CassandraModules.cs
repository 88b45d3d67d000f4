using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Tasks of Ansible's collection for Cassandra, as the CQL that they come to. Every place in it is the task's module.</summary>
internal static class CassandraModules
{
    private static readonly string Unknown = TemplateMask.Mark.ToString();

    /// <summary>What a task executes; null for another module. What a template fills in is masked.</summary>
    internal static EmbeddedText? Statement(AnsibleTask task)
    {
        if (task.Module is not ("cassandra_keyspace" or "cassandra_role") || Text(task, "name") is not { } name)
        {
            return null;
        }

        var (noun, statement) = task.Module is "cassandra_role" ? ("ROLE", Role(task, name)) : ("KEYSPACE", Keyspace(task, name));
        return new EmbeddedText(Text(task, "state") is "absent" ? $"DROP {noun} IF EXISTS {Quoted(name)};" : statement, task.ModuleSpan) { IsExact = false };
    }

    // A keyspace of Cassandra's own is there already, and is altered.
    private static string Keyspace(AnsibleTask task, string name)
        => $"{(name.StartsWith("system", StringComparison.Ordinal) ? "ALTER KEYSPACE" : "CREATE KEYSPACE IF NOT EXISTS")} {Quoted(name)} WITH replication = {{{string.Join(", ", Replication(task))}}};";

    private static IEnumerable<string> Replication(AnsibleTask task)
        => (task.Find("data_centres") ?? task.Find("data_centers"))?.Value switch
        {
            null => ["'class': 'SimpleStrategy'", $"'replication_factor': {Text(task, "replication_factor") ?? "1"}"],
            MapValue centres => centres.Entries.Select(entry => CqlText.Quote(entry.Key) + ": " + (Literal(entry.Value) ?? Unknown)).Prepend("'class': 'NetworkTopologyStrategy'"),
            _ => ["'class': 'NetworkTopologyStrategy'", $"'{Unknown}': 3"],
        };

    private static string Role(AnsibleTask task, string name)
        => $"CREATE ROLE IF NOT EXISTS {Quoted(name)} WITH LOGIN = {Flag(task, "login")} AND SUPERUSER = {Flag(task, "super_user")}"
            + (Text(task, "password") is { } password ? " AND PASSWORD = " + CqlText.Quote(password) : "") + ";";

    private static string Flag(AnsibleTask task, string parameter) => task.Find(parameter) is { } setting && Read.Flag(setting.Value) is true ? "true" : "false";

    private static string? Text(AnsibleTask task, string parameter) => task.Find(parameter) is { } setting ? Literal(setting.Value) : null;

    private static string? Literal(ConfigValue value) => Placeholder.IsIn(value) ? Unknown : Read.Text(value);

    // The module leaves names without quotes, and Cassandra then writes them small.
    private static string Quoted(string name) => "\"" + name.ToLowerInvariant().Replace("\"", "\"\"") + "\"";
}
