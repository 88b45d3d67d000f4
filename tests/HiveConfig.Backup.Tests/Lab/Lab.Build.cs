using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;

namespace HiveConfig.Backup.Tests;

/// <summary>How the machines are made.</summary>
internal sealed partial class Lab
{
    private static readonly string[] Prepared = ["etc/ssl", "var/lib/cassandra/data", "var/tmp", "run", "root/.ssh", "mnt", "opt", "srv"];
    private readonly Authority _authority = new();
    private readonly Dictionary<string, StringBuilder> _owners = new(StringComparer.Ordinal);
    private StatusServer? _status;
    private int _inside;

    /// <summary>Directories that several machines have in common, by where they are mounted.</summary>
    private Dictionary<string, string> Shares { get; } = new(StringComparer.Ordinal);

    private static void Write(string path, string text, int mode = 0x1A4)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)mode);
    }

    private void Serve()
    {
        var certificate = _authority.Sign([.. Nodes], _addresses.Values);
        Server = new SearchServer(Search, _addresses.Values, certificate);
        _status = new StatusServer(_addresses, node => File.Exists(World($"services/{node}/thehive")));
    }

    private void Machine(string node, string network)
    {
        var root = At("nodes/" + node);
        foreach (var directory in Prepared)
        {
            Directory.CreateDirectory(System.IO.Path.Combine(root, directory));
        }

        var owners = _owners[node] = new StringBuilder("chown -R cassandra:cassandra /var/lib/cassandra\n");
        foreach (var directory in new[] { "bin", "sbin", "lib" })
        {
            Directory.CreateDirectory(At($"local/{node}/{directory}"));
        }

        foreach (var program in Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "Programs", "standins")))
        {
            Write(At($"local/{node}/bin/{System.IO.Path.GetFileName(program)}"), File.ReadAllText(program), 0x1ED);
        }

        Write(root + "/etc/hostname", node + "\n");
        Write(root + "/etc/passwd", "root:x:0:0::/root:/bin/bash\nthehive:x:2001:2001::/:/bin/false\nelasticsearch:x:2002:2002::/:/bin/false\ncassandra:x:2003:2003::/:/bin/false\n");
        Write(root + "/etc/group", "root:x:0:\nthehive:x:2001:\nelasticsearch:x:2002:\ncassandra:x:2003:\nhaproxy:x:2004:\n");
        Write(root + "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
        Write(root + "/etc/ssl/openssl.cnf", "[req]\ndistinguished_name = dn\n[dn]\n");
        Write(root + "/etc/hosts", "127.0.0.1 localhost\n" + string.Concat(_addresses.Select(one => $"{one.Value} {one.Key}\n")));
        foreach (var file in Cluster.Files.Where(file => file.Node == node && file.Kind.InstalledPath != "/etc/exports.d"))
        {
            var text = file.Text.Replace(Placeholder, network, StringComparison.Ordinal);
            if (file.InstalledPath == "/etc/hiveconfig/backup.conf")
            {
                text = Patient(text);
            }

            if (Options.Mutation is { } mutation && mutation.Path == file.InstalledPath)
            {
                var spoilt = text.Replace(mutation.Was, mutation.Becomes, StringComparison.Ordinal);
                text = spoilt != text ? spoilt : throw new InvalidOperationException($"'{mutation.Was}' is not in {file.InstalledPath}");
            }

            Write(Path(node, file.InstalledPath), text, Convert.ToInt32(file.Access.Mode, 8));
            owners.Append(CultureInfo.InvariantCulture, $"chown {file.Access.Owner}:{file.Access.Group} '{file.InstalledPath}'\n");
        }

        // What the runbook has the operator make.
        Write(root + "/etc/hiveconfig/backup/ssh_key", "no real key\n", 0x180);
        if (Cluster.Model.Tls is { } tls)
        {
            Write(root + tls.ElasticsearchDirectory + "/ca.crt", _authority.Pem);
            var truststore = tls.CassandraTruststore.Value;
            Write(root + truststore[..truststore.LastIndexOf('/')] + "/ca.crt", _authority.Pem);
        }
    }

    // What waits is to wait as long as a test does.
    private string Patient(string conf)
        => string.Join('\n', conf.Split('\n').Select(line => line.StartsWith("BACKUP_TIMEOUT=", StringComparison.Ordinal) ? "BACKUP_TIMEOUT=" + Options.Seconds.ToString(CultureInfo.InvariantCulture)
            : line.StartsWith("BACKUP_POLL=", StringComparison.Ordinal) ? "BACKUP_POLL=1" : line)) + "BACKUP_SPARE=100000\n";

    private void World()
    {
        foreach (var directory in new[] { "ring/down", "ring/joining", "ring/streaming", "ring/roles", "ring/tokens", "ring/ks", "faults", "unreachable", "offhost", "owners" })
        {
            Directory.CreateDirectory(World(directory));
        }

        var programs = System.IO.Path.Combine(AppContext.BaseDirectory, "Programs");
        Write(World("prelude"), File.ReadAllText(programs + "/prelude"));
        Write(World("bash_env"), File.ReadAllText(programs + "/bash_env"));
        Write(World("where"), _directory);
        Write(World("ca.pem"), _authority.Pem);
        Write(World("calls"), "", 0x1B6);
        Write(World("statements"), "", 0x1B6);
        Write(World("ring/nodes"), string.Concat(_addresses.Select((one, i) => $"{one.Key} {one.Value} datacenter1 rack{i + 1} 3f1c2b90-0000-11ef-8000-00000000000{i}\n")));
        foreach (var node in Nodes)
        {
            foreach (var service in new[] { "cassandra", "elasticsearch", "thehive" })
            {
                Write(World($"services/{node}/{service}"), "");
            }
        }
    }

    private Process Keep()
    {
        Write(At("lab.sh"), File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Programs", "lab.sh")));
        Write(At("mounts"), Mounts());
        foreach (var (node, script) in _owners)
        {
            Write(World("owners/" + node), script.ToString());
        }

        var keeper = Process.Start(Redirected("unshare", ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private", "--", "sh", At("lab.sh"), _directory]))!;
        keeper.ErrorDataReceived += (_, _) => { };
        keeper.BeginErrorReadLine();
        var said = new List<string>();
        while (keeper.StandardOutput.ReadLine() is { } line)
        {
            if (line is "ready")
            {
                _inside = int.Parse(File.ReadAllText($"/proc/{keeper.Id}/task/{keeper.Id}/children").Trim(), CultureInfo.InvariantCulture);
                return keeper;
            }

            said.Add(line);
        }

        throw new InvalidOperationException("the lab could not be made: " + string.Join("; ", said));
    }
}
