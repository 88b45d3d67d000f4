using System;
using System.Collections.Generic;
using System.IO;
using HiveConfig.Cli;

namespace HiveConfig.Tests.Cli;

/// <summary>Runs the command line in a directory of its own, without a console.</summary>
internal sealed class CliRun : IDisposable
{
    /// <summary>Secrets that occur nowhere else, so that a leak can be searched for.</summary>
    public static readonly IReadOnlyDictionary<string, string> Secrets = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["play"] = "Pq7LeakPlayPq7LeakPlayPq7LeakPlayPq7LeakPlayPq7LeakPlayPq7LeakPl",
        ["cassandraAdmin"] = "Pq7LeakAdmin",
        ["cassandraThehive"] = "Pq7LeakHive",
        ["elasticsearchThehive"] = "Pq7LeakElastic",
        ["keystore"] = "Pq7LeakKeys",
        ["truststore"] = "Pq7LeakTrust",
        ["vrrp"] = "Pq7LeakV",
    };

    public static readonly string Sample = Path.Combine(Snapshot.SourceDirectory(), "../../../samples/three-nodes/cluster.yaml");

    private readonly TempDirectory _temp = new();

    public CliRun() => _temp.Write("cluster.yaml", File.ReadAllText(Sample));

    /// <summary>Everything that any command printed.</summary>
    public string Printed { get; private set; } = "";

    public string Directory => _temp.Path;

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public byte[] In { get; set; } = [];

    public bool IsTerminal { get; set; }

    public string this[string name] => _temp[name];

    public string Write(string name, string text) => _temp.Write(name, text);

    /// <summary>Writes the known secrets, readable by nobody else.</summary>
    public CliRun WithSecrets()
    {
        _temp.Write("secrets.yaml", string.Concat(System.Linq.Enumerable.Select(Secrets, secret => $"{secret.Key}: {secret.Value}\n")));
        File.SetUnixFileMode(_temp["secrets.yaml"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return this;
    }

    public (int Code, string Out, string Error) Run(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = HiveConfig.Cli.Cli.Run(arguments, new Session(output, error, Directory)
        {
            In = () => new MemoryStream(In),
            Environment = name => Environment.GetValueOrDefault(name),
            IsTerminal = IsTerminal,
        });
        Printed += output.ToString() + error;
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => _temp.Dispose();
}
