using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The values in cassandra.yaml: type, unit, range, spelling of words, classes of Cassandra itself.</summary>
internal static class SettingValues
{
    // Settings whose range is the matter of a rule of their own.
    private static readonly HashSet<string> Numbers = new(["num_tokens", "storage_port", "ssl_storage_port", "native_transport_port", "native_transport_port_ssl"], StringComparer.Ordinal);

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var version = repo.Targets.Cassandra;
        return repo.Of(CassandraYaml.Kind).SelectMany(file => OfFile(file, version));
    }

    private static IEnumerable<Violation> OfFile(ConfigFile file, ProductVersion version)
    {
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in LoadedSetting.Of(file, version))
        {
            // An empty value is the matter of HC1003.
            if (setting.Known is not { } known || setting.Entry.Value is ScalarValue { IsNull: true } || Placeholder.IsIn(setting.Entry.Value) || IsOthers(setting))
            {
                continue;
            }

            var problem = string.Equals(known.Name, setting.Key, StringComparison.Ordinal)
                ? known.ProblemOf(setting.Entry.Value) ?? InterfaceProblem(setting) ?? CassandraClasses.ProblemOf(setting.Key, setting.Entry.Value, version)
                : null;
            if (problem is not null)
            {
                wrong.Add(setting.Key);
                var place = setting.Entry.Value;
                yield return new Violation(file, place.Span, problem) { Setting = setting.Key };
            }
            else if (string.Equals(known.Name, setting.Key, StringComparison.Ordinal) && known.OddityOf(setting.Entry.Value) is { } odd)
            {
                yield return new Violation(file, setting.Entry.Value.Span, odd) { Setting = setting.Key, Severity = Severity.Warning };
            }
        }

        foreach (var violation in SettingLimits.Check(file, version))
        {
            if (!wrong.Contains(violation.Setting!))
            {
                yield return violation;
            }
        }
    }

    private static string? InterfaceProblem(LoadedSetting setting)
        => setting.Key is "listen_interface" or "rpc_interface" && setting.Entry.Value is ScalarValue { Text: var name } && HostText.IsAddress(name)
            ? $"'{setting.Key}' is {Wording.Quote(name)}, expected the name of an interface; an address belongs to '{(setting.Key is "rpc_interface" ? "rpc_address" : "listen_address")}'"
            : null;

    private static bool IsOthers(LoadedSetting setting) => setting.Key is "seed_provider"
        || (setting.Key is "data_file_directories" && setting.Entry.Value is ScalarValue)
        || (Numbers.Contains(setting.Key) && setting.Entry.Value is ScalarValue scalar && JavaNumber.WholeOf(scalar.Text) is { } number && number >= int.MinValue && number <= int.MaxValue);
}
