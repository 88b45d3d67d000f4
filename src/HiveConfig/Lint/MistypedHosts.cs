using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Addresses that lists under one key have, in every file, one digit or place away from the machine that is meant.</summary>
internal static class MistypedHosts
{
    private static readonly Question<Lists> All = new(Read);

    /// <summary>
    /// The machine's address that was meant: some list under another key has the same hosts with it in place of the wrong one, which
    /// no other list has. Null where that is not plain.
    /// </summary>
    /// <param name="repo">The repo.</param>
    /// <param name="setting">The key of the list.</param>
    /// <param name="entries">The list.</param>
    /// <param name="wrong">The entry that is no machine of the repo.</param>
    internal static string? Meant(Repo repo, string setting, IEnumerable<string> entries, string wrong)
    {
        var stranger = HostText.Usual(HostOf(wrong));
        var all = All.Of(repo);
        var hosts = new HashSet<string>(entries.Select(entry => HostText.Usual(HostOf(entry))), StringComparer.Ordinal);
        if (!HostText.IsAddress(stranger) || hosts.Count < 2 || !all.KeysOf.TryGetValue(stranger, out var keys) || keys.Any(key => !string.Equals(key, setting, StringComparison.Ordinal)))
        {
            return null;
        }

        foreach (var (key, other) in all.Sets)
        {
            if (!string.Equals(key, setting, StringComparison.Ordinal) && other.Count == hosts.Count && !other.Contains(stranger))
            {
                var instead = other.Where(host => !hosts.Contains(host)).Take(2).ToList();
                if (instead.Count == 1 && repo.Inventory.Find(instead[0]) is not null && Nearest.IsOneOff(stranger, instead[0]))
                {
                    return instead[0];
                }
            }
        }

        return null;
    }

    /// <summary>The host of an entry: of an address of an actor system, what stands behind the '@'.</summary>
    internal static string HostOf(string entry) => HostPort.Of(entry.Substring(entry.IndexOf('@') + 1)).Host;

    private static Lists Read(Repo repo)
    {
        var sets = new Dictionary<string, (string Key, HashSet<string> Hosts)>(StringComparer.Ordinal);
        var keysOf = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var file in repo.Files.Where(file => file.Kind.Facts is not null && Repo.IsReadable(file)))
        {
            foreach (var list in file.Kind.Facts!().Members)
            {
                if (repo.Ask(file, list.Key, file.Node) is { Setting: not null } given)
                {
                    var hosts = new HashSet<string>(given.Value!.Select(entry => HostText.Usual(HostOf(entry))), StringComparer.Ordinal);
                    sets[list.Key.Name + "\n" + Variant.Set(hosts)] = (list.Key.Name, hosts);
                    foreach (var host in hosts)
                    {
                        if (!keysOf.TryGetValue(host, out var keys))
                        {
                            keysOf.Add(host, keys = new HashSet<string>(StringComparer.Ordinal));
                        }

                        keys.Add(list.Key.Name);
                    }
                }
            }
        }

        return new Lists([.. sets.Values], keysOf);
    }

    private sealed record Lists(IReadOnlyList<(string Key, HashSet<string> Hosts)> Sets, Dictionary<string, HashSet<string>> KeysOf);
}
