using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ExportsReaderTests
{
    private const string Sample = """
        # attachments
        /srv/thehive 10.0.0.0/24(rw,sync,no_root_squash) \
            backup.example.com(ro)   # nightly
        "/srv/with blank" -ro,sync node1 node2(rw)
        /srv/octal\040blank 10.0.0.9 (rw)
        /srv/nobody

        """;

    // What stands behind the directory, with what exportfs makes of it: clients with rw and no_root_squash, or null when it refuses the line.
    private static readonly (string Clients, string? Exports)[] Lines =
    [
        ("10.0.0.0/24(rw,sync)", "10.0.0.0/24:rw"), ("10.0.0.1 (rw)", "*:rw 10.0.0.1:ro"), ("*(rw,no_root_squash)", "*:rw,no_root_squash"), ("10.0.0.1(rw) 10.0.0.2(ro)", "10.0.0.1:rw 10.0.0.2:ro"),
        ("\\\n 10.0.0.1(rw) \\\n 10.0.0.2(ro)", "10.0.0.1:rw 10.0.0.2:ro"), ("-ro,sync 10.0.0.1 10.0.0.2(rw)", "10.0.0.1:ro 10.0.0.2:rw"), ("10.0.0.1(rw) # c", "10.0.0.1:rw"), ("10.0.0.1(rw)#c", null), ("10.0.0.1(rw,foo)", null),
        ("10.0.0.1(rw", null), ("10.0.0.1(rw, sync)", null), ("10.0.0.1(rw)10.0.0.2(ro)", null), ("(rw)", "*:rw"), ("10.0.0.1()", "10.0.0.1:ro"), ("10.0.0.0/255.255.255.0(rw)", "10.0.0.0/255.255.255.0:rw"),
        ("*.example.com(rw)", "*.example.com:rw"), ("@grp(rw)", "@grp:rw"), ("fe80::1(rw)", "fe80::1:rw"), ("10.0.0.1(rw)\r", "10.0.0.1:rw"), ("10.0.0.1(fsid=0,anonuid=1000)", "10.0.0.1:ro"), ("10.0.0.1(anonuid=x)", null),
        ("10.0.0.1(rw) -ro 10.0.0.2", "10.0.0.1:rw 10.0.0.2:ro"), ("\"10.0.0.1(rw)\"", "10.0.0.1:rw"), ("10.0.0.1(rw,no_subtree_check,all_squash)", "10.0.0.1:rw"),
    ];

    [Fact]
    public void LinesHaveClientsAndPlaces()
    {
        var document = ExportsReader.Read(Sample);

        Assert.Empty(document.Faults);
        Assert.Equal(["/srv/thehive", "/srv/with blank", "/srv/octal blank", "/srv/nobody"], document.Entries.Select(entry => entry.Directory.Text));
        var clients = document.Entries[0].Clients;
        Assert.Equal(["10.0.0.0/24", "backup.example.com"], clients.Select(client => client.Host!.Text));
        Assert.Equal(Span.On(2, 34, 14), clients[0].Find("no_root_squash")!.Span);
        Assert.Equal(Span.On(3, 5, 22), clients[1].Span);
        Assert.Equal(new Span(2, 1, 3, 27), document.Entries[0].Span);
        Assert.Equal(["ro,sync", "ro,sync,rw"], document.Entries[1].Clients.Select(client => string.Join(',', client.Options)));
        Assert.Empty(document.Entries[3].Clients);
    }

    [Fact]
    public void ABlankBeforeTheOptionsExportsToEverybody()
    {
        var clients = ExportsReader.Read(Sample).Entries[2].Clients;

        Assert.Equal([("10.0.0.9", false, ""), (null, true, "rw")], clients.Select(client => (client.Host?.Text, client.IsEverybody, string.Join(',', client.Options))));
    }

    [Theory]
    [InlineData("/srv a(rw,no_rot_squash)\n", "1:11", "unknown option 'no_rot_squash'; did you mean 'no_root_squash'?")]
    [InlineData("/srv a(rw, sync)\n", "1:6", "'a(rw,' is no client with options in parentheses; no blanks stand in them and nothing behind them")]
    [InlineData("/srv \"a(rw)\n", "1:6", "a quote that is not closed on this line")]
    public void AFaultSaysWhatIsAndWhatWasMeant(string text, string place, string message)
    {
        var fault = ExportsReader.Read(text).Faults[0];

        Assert.Equal((place, message), (fault.Span.ToString(), fault.Message));
    }

    [Fact]
    public void VerdictsAreThoseOfExportfs()
        => Differences.None(Lines.Where(line => Ours("/srv/a", line.Clients) != line.Exports).Select(line => $"{line.Clients}: {Ours("/srv/a", line.Clients)}, expected {line.Exports}"));

    // exportfs has no dry run: it gets an exports file and a state directory of its own.
    [RealFact("exportfs", "unshare")]
    public void TheRecordedExportsAreThoseOfExportfsHere()
    {
        using var folder = new TempDirectory();
        folder.Write("srv/keep", "");
        for (var i = 0; i < Lines.Length; i++)
        {
            folder.Write($"{i}.exports", folder["srv"] + " " + Lines[i].Clients + "\n");
        }

        var script = $$"""
            mount -t tmpfs none /var/lib/nfs && mount -t tmpfs none /etc/exports.d 2>/dev/null
            touch exports /var/lib/nfs/etab /var/lib/nfs/rmtab; [ -e /etc/exports ] || exit 1
            mount --bind exports /etc/exports || exit 1
            for i in $(seq 0 {{Lines.Length - 1}}); do
              cat $i.exports >/etc/exports; : >/var/lib/nfs/etab
              if exportfs -r >/dev/null 2>&1; then cat /var/lib/nfs/etab; else echo refused; fi
              echo --
            done
            """;
        var run = RealProcess.Run("unshare", ["-m", "bash", "-c", script], folder.Path);
        var answers = run.Out.Split("--\n").SkipLast(1).Select(Theirs).ToList();
        Assert.True(run.ExitCode == 0 && answers.Count == Lines.Length, run.Error);
        Differences.None(Lines.Zip(answers).Where(pair => pair.First.Exports != pair.Second).Select(pair => $"{pair.First.Clients}: {pair.Second}"));
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(ExportsReader.Read, [Sample, .. Lines.Select(line => "/srv " + line.Clients + "\n")]);
        HostileText.Exhaust(ExportsReader.Read, "/srv a(rw)\n", "a(rw,rw,rw)\\\n", "/srv -rw,rw,rw,rw,rw a a a a a a\n", "-a,a,a,a,a,a,a b ");
    }

    private static string? Ours(string directory, string clients)
    {
        var document = ExportsReader.Read(directory + " " + clients + "\n");
        return document.Faults.Count > 0 ? null : Sorted(document.Entries.Single().Clients.Select(client => Shown(client.Host?.Text ?? "*", client.Options.Select(option => option.Name))));
    }

    // Lines "directory<TAB>client(options)"; what is not said comes first, so that the last ro or rw counts.
    private static string? Theirs(string etab)
        => etab == "refused\n" ? null : Sorted(etab.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[1].Split('(', ')')).Select(parts => Shown(parts[0], parts[1].Split(','))));

    private static string Shown(string client, IEnumerable<string> options)
    {
        var all = options.ToList();
        return client + ":" + (all.LastOrDefault(option => option is "ro" or "rw") ?? "ro") + (all.LastOrDefault(option => option is "root_squash" or "no_root_squash") is "no_root_squash" ? ",no_root_squash" : "");
    }

    private static string Sorted(IEnumerable<string> exports) => string.Join(' ', exports.Order(StringComparer.Ordinal));
}
