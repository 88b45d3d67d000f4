using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;

namespace HiveConfig.Failover.Tests;

/// <summary>What is generated for the lab's cluster, in a directory of its own: to be linted, spoilt, and given to the balancers.</summary>
internal sealed class LabTree : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hiveconfig-failover-").FullName;

    public LabTree(int balancers, Func<string, string>? cluster = null)
    {
        var path = Path("cluster.yaml");
        var text = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, (balancers == 2 ? "two" : "three") + "-balancers.yaml"));
        File.WriteAllText(path, cluster is null ? text : cluster(text));
        var read = ConfigTree.ReadCluster(path);
        Cluster = read.Cluster ?? throw new InvalidOperationException("the lab's cluster.yaml cannot be read: " + string.Join("; ", read.Problems.Select(problem => problem.Message)));

        Cluster.Generate(MadeUp).WriteTo(Path("out"), allowClearSecrets: true);
    }

    public Cluster Cluster { get; }

    public string Path(string relative) => System.IO.Path.Combine(_directory, relative);

    /// <summary>Changes a file, which must differ afterwards.</summary>
    public void Change(string file, Func<string, string> change)
    {
        var path = Path("out/" + file);
        var before = File.ReadAllText(path);
        var after = change(before);
        if (string.Equals(before, after, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"nothing changed in {file}");
        }

        File.WriteAllText(path, after);
    }

    /// <summary>Changes a file of every balancer.</summary>
    public void ChangeAll(string file, Func<string, string> change)
    {
        foreach (var node in Cluster.LoadBalancerNodes)
        {
            Change(node.Name + file, change);
        }
    }

    /// <summary>Puts one text in the place of another.</summary>
    public void Swap(string file, string was, string becomes) => Change(file, text => text.Replace(was, becomes, StringComparison.Ordinal));

    /// <summary>Puts one text in the place of another, on every balancer.</summary>
    public void SwapAll(string file, string was, string becomes) => ChangeAll(file, text => text.Replace(was, becomes, StringComparison.Ordinal));

    /// <summary>Adds a file that is not generated, with a mode.</summary>
    public void Add(string file, string text, UnixFileMode mode)
    {
        var path = Path("out/" + file);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, mode);
    }

    /// <summary>What the linter says of the tree as it is now.</summary>
    public IReadOnlyList<Finding> Lint() => [.. Linter.Lint(ConfigTree.Read(Path("out")).Environments, Rules.All).SelectMany(result => result.Findings)];

    /// <summary>A setting of a TheHive node as its application.conf has it now.</summary>
    public string OfTheHive(string node, string key)
        => File.ReadLines(Path($"out/{node}/etc/thehive/application.conf")).Select(line => line.Trim().Split(" = ")).Single(words => words[0] == key)[1].Trim('"');

    // Keepalived takes eight characters.
    private static string MadeUp(Secret secret) => secret.Name == "vrrp" ? "madeupPW" : "made-up-and-long-enough-for-all-of-them-" + secret.Name;

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
