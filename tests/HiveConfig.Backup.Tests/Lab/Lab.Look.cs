using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>What a scenario looks at.</summary>
internal sealed partial class Lab
{
    // A disk of its own is seen from inside alone.
    private string Sets => (Options.BackupDisk is null ? "" : $"/proc/{_inside}/root") + Path(Coordinator, Setting("BACKUP_DIRECTORY"));

    /// <summary>The backups that say they are whole, the oldest first.</summary>
    public IReadOnlyList<string> Whole => Directory.Exists(Sets)
        ? [.. Directory.EnumerateDirectories(Sets).Where(set => File.Exists(set + "/COMPLETE") && !set.EndsWith(".partial", StringComparison.Ordinal)).Select(set => System.IO.Path.GetFileName(set)).Order(StringComparer.Ordinal)]
        : [];

    public string Set(string stamp) => System.IO.Path.Combine(Sets, stamp);

    public string Calls => File.ReadAllText(World("calls"));

    public string Statements => File.ReadAllText(World("statements"));

    public Ran Backup(params string[] arguments) => Run(Coordinator, ["hiveconfig-backup", .. arguments]);

    public Ran Restore(params string[] arguments) => Run(Coordinator, ["hiveconfig-restore", .. arguments]);

    /// <summary>Runs a script of the coordinator, which loses its power just before the command that is like this.</summary>
    public Ran Killed(string command, params string[] script)
    {
        File.Delete(World("killed"));
        var ran = Run(Coordinator, script, new Dictionary<string, string>(StringComparer.Ordinal) { ["BASH_ENV"] = "/run/lab/bash_env", ["LAB_KILL"] = command });
        Assert.True(File.Exists(World("killed")), $"no command like '{command}' was run: {ran}");
        Assert.True(ran.Code == 137, ran.ToString());
        TimeGoesOn();
        return ran;
    }

    /// <summary>Snapshots that Elasticsearch is making are done.</summary>
    public void TimeGoesOn() => Search.Locked(() =>
    {
        foreach (var snapshot in Search.Repositories.Values.SelectMany(repository => repository.Snapshots.Values))
        {
            snapshot.Polls = 0;
        }

        return true;
    });

    /// <summary>A backup that is known to be good.</summary>
    public string Backed()
    {
        var before = Whole;
        var ran = Backup();
        Assert.True(ran.Code == 0, ran + Calls + string.Join('\n', Server.Log));
        return Assert.Single(Whole.Except(before, StringComparer.Ordinal));
    }

    /// <summary>All that users and TheHive see: rows, rights, documents by the names that TheHive asks for, attachments, services.</summary>
    public string Live()
    {
        var text = new StringBuilder();
        foreach (var node in Nodes)
        {
            foreach (var table in Tables)
            {
                text.Append(CultureInfo.InvariantCulture, $"{node} {table}: {string.Join(',', Rows(node, table))}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{node} {string.Join(',', Directory.EnumerateFiles(World("services/" + node)).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal))}\n");
        }

        text.Append(string.Join('\n', File.ReadAllLines(World("ring/permissions")).Order(StringComparer.Ordinal))).Append('\n');
        text.Append(Search.Locked(() => string.Concat(Search.Indices.SelectMany(one => one.Value.Aliases.Prepend(one.Key).Select(name => (name, one.Value)))
            .Where(one => !one.name.Contains("-restored-", StringComparison.Ordinal) && !one.name.Contains("-before-", StringComparison.Ordinal))
            .OrderBy(one => one.name, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.name}: {one.Value.Documents}{(one.Value.IsWriteBlocked ? " read-only" : "")}\n")))));
        foreach (var file in Attachments())
        {
            text.Append(file).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The attachments with their texts, and with their owners where that is a directory.</summary>
    public IReadOnlyList<string> Attachments()
    {
        var folder = Cluster.Model.Storage is NfsStorage ? At("shares/files") : World("bucket");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/.hiveconfig-", StringComparison.Ordinal))
            .Select(file => $"{System.IO.Path.GetRelativePath(folder, file)}: {File.ReadAllText(file).Trim()}").Order(StringComparer.Ordinal)];
    }

    /// <summary>A change of everything, after which no state before can be taken for the one now.</summary>
    public void Work(string what)
    {
        foreach (var node in Nodes)
        {
            Put(node, "edgestore", "9" + Math.Abs(what.GetHashCode(StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture), what + "\n");
            Owned(node, Table(node, "edgestore"), "cassandra");
        }

        Search.Locked(() => Search.Indices[Search.Indices.First(one => one.Key.StartsWith(Options.Index, StringComparison.Ordinal) || one.Value.Aliases.Contains(Options.Index)).Key].Documents += 7);
        if (Cluster.Model.Storage is NfsStorage nfs)
        {
            Write(At("shares/files/" + what), what + "\n", 0x180);
            Owned(Coordinator, nfs.MountPoint.Value, "thehive");
        }
        else
        {
            Mark("bucket/" + what, what + "\n");
        }
    }

    /// <summary>Nothing of a run is left but whole backups, each with its snapshot.</summary>
    public void AssertClean()
    {
        Assert.Empty(Directory.Exists(Sets + "/.objects") ? Directory.EnumerateFileSystemEntries(Sets + "/.objects") : []);
        Assert.Empty(Directory.Exists(Sets) ? Directory.EnumerateFileSystemEntries(Sets).Where(one => System.IO.Path.GetFileName(one) is not ".objects" && !Whole.Contains(System.IO.Path.GetFileName(one), StringComparer.Ordinal)) : []);
        foreach (var node in Nodes)
        {
            Assert.Empty(Tags(node));
        }

        Assert.Equal(Whole.Select(stamp => "hiveconfig-" + stamp), Snapshots());
        Assert.Empty(Leftovers());
    }

    /// <summary>The snapshots of Cassandra on a node that are ours.</summary>
    public IReadOnlyList<string> Tags(string node) => [.. Directory.EnumerateDirectories(Path(node, "/var/lib/cassandra/data"), "hiveconfig-*", SearchOption.AllDirectories).Select(tag => System.IO.Path.GetFileName(tag)!).Distinct(StringComparer.Ordinal)];

    /// <summary>The snapshots of Elasticsearch.</summary>
    public IReadOnlyList<string> Snapshots() => Search.Locked(() => (IReadOnlyList<string>)[.. Search.Repositories.Values.SelectMany(repository => repository.Snapshots.Keys)]);

    /// <summary>What is beside the attachments.</summary>
    public IReadOnlyList<string> Leftovers() => Directory.Exists(At("shares/files")) ? [.. Directory.EnumerateFileSystemEntries(At("shares/files"), ".hiveconfig-*")] : [];

    /// <summary>That a backup is what it says: its sums, its marker, and in its tars what was live.</summary>
    public void AssertWhole(string stamp)
    {
        var set = Set(stamp);
        var sums = File.ReadAllLines(set + "/SHA256SUMS").Select(line => line.Split("  ", 2)).ToList();
        Assert.All(sums, sum => Assert.Equal(sum[0], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(System.IO.Path.Combine(set, sum[1]))))));
        var files = Directory.EnumerateFiles(set, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(set, file)).Where(file => file is not "COMPLETE" and not "SHA256SUMS");
        Assert.Equal(files.Order(StringComparer.Ordinal), sums.Select(sum => sum[1]).Order(StringComparer.Ordinal));
        Assert.Contains($"sums {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(set + "/SHA256SUMS")))}\n", File.ReadAllText(set + "/COMPLETE"), StringComparison.Ordinal);
    }

    /// <summary>The entries of a tar of a backup, with numeric owners.</summary>
    public string Listed(string stamp, string tar) => Run(Coordinator, ["tar", "--list", "--verbose", "--numeric-owner", "--file", $"{Setting("BACKUP_DIRECTORY")}/{stamp}/{tar}"]).Output;

    public void Owned(string node, string path, string owner)
    {
        var ran = Run(node, ["chown", "-R", owner + ":" + owner, path.StartsWith(_directory, StringComparison.Ordinal) ? path[At("nodes/" + node).Length..] : path]);
        Assert.True(ran.Code == 0, ran.ToString());
    }
}
