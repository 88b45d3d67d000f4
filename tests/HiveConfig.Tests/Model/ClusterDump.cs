using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using System.Text;
using HiveConfig.Model;

namespace HiveConfig.Tests;

/// <summary>Everything that a cluster states, one setting per line: two clusters with the same dump are the same.</summary>
internal static class ClusterDump
{
    public static string Of(Cluster cluster)
    {
        var text = new StringBuilder();
        Write(text, "", cluster);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string path, object? value)
    {
        if (value is Secret secret)
        {
            text.Append(path).Append(" = ").Append(secret.Reference).Append('\n');
        }
        else if (value is not string && value is IEnumerable list)
        {
            var i = 0;
            foreach (var item in list)
            {
                Write(text, path + "[" + i++ + "]", item);
            }
        }
        else if (value is Cluster or Node or HiveConfig.Model.LoadBalancer or HiveConfig.Model.TheHive or HiveConfig.Model.Cassandra or HiveConfig.Model.Elasticsearch or FileStorage or Tls or Secrets or Extra or AuditLog or Gdpr or WebProxy or Monitoring or HiveConfig.Model.Backup)
        {
            // What can be stated has a setter; the rest follows from it.
            foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                Write(text, path.Length == 0 ? property.Name : path + "." + property.Name, property.GetValue(value));
            }
        }
        else
        {
            text.Append(path).Append(" = ").Append(value ?? "(none)").Append('\n');
        }
    }
}
