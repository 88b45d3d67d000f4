using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class FstabReaderTests
{
    private const string Sample = """
        # static mounts
        UUID=1-2        /               ext4  errors=remount-ro            0 1
        nas:/srv/thehive /opt/thp/thehive\040files nfs4 rw,hard,nfsvers=4.2,_netdev 0 0 # attachments
        tmpfs /tmp tmpfs

        """;

    // Lines with whether libmount takes them.
    private static readonly (string Line, bool Accepted)[] Lines =
    [
        ("a:/x /mnt nfs defaults 0 0", true), ("a:/x /mnt nfs defaults", true), ("a:/x /mnt nfs", true), ("a:/x /mnt", false), ("a:/x", false), ("a:/x /mnt nfs defaults 0", true),
        ("a:/x /mnt nfs defaults 0 0 7", true), ("a:/x /mnt nfs defaults 0 0 # c", true), ("a:/x /mnt nfs defaults # c", false), ("a:/x /mnt nfs defaults x y", false),
        (@"a:/x /mnt\040a nfs rw,soft 0 0", true), ("\"a:/x y\" /mnt nfs rw 0 0", false), ("'a' /mnt nfs rw 0 0", true), ("\ta:/x\t/mnt\tnfs\trw\t0\t0", true), ("a:/x /mnt nfs rw, soft 0 0", false),
        ("a:/x mnt nfs rw 0 0", true), ("a#b:/x /mnt nfs rw 0 0", true), (@"a\134b\011c /mnt nfs rw\040x 0 0", true), (@"a\999 /mnt\04 nfs rw 0 0", true), ("LABEL=\"my disk\" /mnt ext4 rw 0 0", false), ("a:/x /mnt nfs rw 0 0\r", true),
    ];

    [Fact]
    public void LinesHaveFieldsAndPlaces()
    {
        var document = FstabReader.Read(Sample);

        Assert.Empty(document.Faults);
        Assert.Equal(["/", "/opt/thp/thehive files", "/tmp"], document.Entries.Select(entry => entry.Target.Text));
        var nfs = document.Entries[1];
        Assert.Equal(("nas:/srv/thehive", "nfs4", Span.On(3, 18, 25)), (nfs.Source.Text, nfs.Type.Text, nfs.Target.Span));
        Assert.Equal(["rw", "hard", "nfsvers=4.2", "_netdev"], nfs.Options.Select(option => option.ToString()));
        Assert.Equal(("4.2", Span.On(3, 57, 11)), (nfs.Find("nfsvers")!.Value, nfs.Find("nfsvers")!.Span));
        Assert.Null(nfs.Find("soft"));
        Assert.Equal(6, nfs.Fields.Count);
        Assert.Empty(document.Entries[2].Options);
    }

    [Fact]
    public void ALineThatIsPassedOverIsAFault()
    {
        var faults = FstabReader.Read("a:/x /mnt\nb:/x y /mnt nfs rw 0 0\n\uE000\uE000 /mnt nfs rw \uE000 0\n").Faults;

        Assert.Equal(
            ["1:1 the line has 2 of six fields: source, mount point, type, options, dump, pass", "2:17 'rw' where a number of dump or pass is expected; blanks inside a field are written \\040"],
            faults.Select(fault => fault.Span + " " + fault.Message));
    }

    [Fact]
    public void VerdictsAreThoseOfLibmount()
        => Differences.None(Lines.Where(line => FstabReader.Read(line.Line + "\n").Faults.Count == 0 != line.Accepted).Select(line => line.Line));

    [RealFact("findmnt")]
    public void FieldsAreThoseOfLibmountHere()
    {
        using var folder = new TempDirectory();
        var differences = new List<string>();
        foreach (var (line, accepted) in Lines)
        {
            folder.Write("fstab", line + "\n");
            var run = RealProcess.Run("findmnt", ["-F", "fstab", "-J", "-o", "SOURCE,TARGET,FSTYPE,OPTIONS"], folder.Path);
            var found = run.ExitCode == 0 ? JsonNode.Parse(run.Out)!["filesystems"]![0] : null;
            var theirs = found is null ? "refused" : string.Join('|', new[] { "source", "target", "fstype", "options" }.Select(field => (string?)found[field]));
            var ours = FstabReader.Read(line + "\n").Entries is [var entry] ? $"{entry.Source}|{entry.Target}|{entry.Type}|{entry.Fields.ElementAtOrDefault(3)}" : "refused";
            if (theirs != ours || accepted != (found is not null))
            {
                differences.Add($"{line}: {theirs}, ours {ours}");
            }
        }

        Differences.None(differences);
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(FstabReader.Read, [Sample, .. Lines.Select(line => line.Line + "\n")]);
        HostileText.Exhaust(FstabReader.Read, "a b c d 0 0\n", "a b c d,d,d,d,d,d 0 0\n");
    }
}
