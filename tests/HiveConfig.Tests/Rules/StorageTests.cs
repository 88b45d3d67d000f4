using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Attachments, mounts and exports: on any number of nodes, and what only looks like a fault.</summary>
public sealed class StorageTests
{
    private const string Mounted = "nas:/srv/hive /opt/thp/thehive/files nfs4 hard,_netdev,x-systemd.automount 0 0\n";

    public static TheoryData<int, int> Outliers
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var nodes in new[] { 2, 3, 7 })
            {
                foreach (var odd in new[] { 0, nodes / 2, nodes - 1 }.Distinct())
                {
                    data.Add(nodes, odd);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheNodeWithoutTheMountIsReported(int nodes, int odd)
    {
        var finding = Assert.Single(Lint(nodes, i => i == odd ? "" : Mounted));
        Assert.Equal(("HC4002", Severity.Error, $"n{odd}/thehive/application.conf"), (finding.Rule.Id, finding.Severity, finding.Path));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void WhereNobodyMountsThereIsOneNote(int nodes)
    {
        var finding = Assert.Single(Lint(nodes, _ => ""));
        Assert.Equal(("HC4002", Severity.Info, nodes - 1), (finding.Rule.Id, finding.Severity, finding.Related.Count));
    }

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheNodeWithAnotherStorageIsReported(int nodes, int odd)
    {
        var finding = Assert.Single(Lint(nodes, _ => Mounted, i => i == odd ? "/opt/thp/thehive/files/b" : "/opt/thp/thehive/files"));
        Assert.Equal(("HC4001", $"n{(nodes == 2 ? 1 : odd)}/thehive/application.conf"), (finding.Rule.Id, finding.Path));
    }

    [Theory]
    [InlineData("nas:/srv/hive /opt/thp nfs4 hard,x-systemd.automount 0 0\n")]
    [InlineData("nas:/srv/hive /opt/thp/thehive/files/ nfs x-systemd.before=thehive.service 0 0\n")]
    [InlineData("10.0.0.1:6789:/ /opt/thp ceph x-systemd.automount,name=hive 0 0\n")]
    [InlineData("/dev/drbd0 /opt/thp/thehive gfs2 x-systemd.automount 0 0\n")]
    [InlineData("//nas/hive /opt/thp/thehive cifs vers=3.0,soft,x-systemd.automount 0 0\n")]
    [InlineData("/dev/sdb1 /opt ext4 defaults 0 2\nnas:/srv/hive /opt/thp/thehive/files nfs4 x-systemd.automount 0 0\n")]
    [InlineData("{{ nas }}:/srv/hive {{ path }} nfs4 hard 0 0\n")]
    [InlineData("<nfs_server_ip>:/srv/hive /opt/thp/thehive/files nfs4 x-systemd.automount 0 0\n")]
    [InlineData("nas:/srv/hive /opt/thp/thehive/files nfs4 soft,hard,x-systemd.automount 0 0\n")]
    [InlineData("nas:/home /home nfs soft,vers=3 0 0\nnas:/srv/hive /opt/thp/thehive/files nfs4 x-systemd.automount 0 0\n")]
    [InlineData("nas:/srv/hive /opt/thp/thehive/files nfs nfsvers=4,x-systemd.automount 0 0\nnas:/srv/b /opt/thp/thehive/backup nfs defaults 0 0\n")]
    [InlineData("/swap none swap sw 0 0\nnas:/srv/hive /opt/thp/thehive/files nfs x-systemd.automount\n")]
    [InlineData("[fd00::1]:/srv/hive /opt/thp/thehive/files nfs x-systemd.automount 0 0\n")]
    public void AMountOfAnySharedKindIsQuiet(string fstab) => Assert.Empty(Lint(3, _ => fstab));

    [Theory]
    [InlineData("- user: { name: thehive, uid: 990 }\n- group: { name: thehive, gid: 991 }\n", "")]
    [InlineData("- user: { name: thehive, uid: \"{{ uid }}\" }\n", "")]
    [InlineData("- user: { name: cassandra, uid: 991 }\n", "")]
    [InlineData("- user: { name: thehive, uid: 991 }\n  when: ansible_os_family == 'RedHat'\n", "")]
    [InlineData("- user: { name: thehive, state: absent, uid: 991 }\n", "")]
    [InlineData("- shell: useradd --uid 990 thehive\n", "")]
    [InlineData("- user: name=thehive uid=991\n", "HC4006")]
    [InlineData("- shell: useradd --system --uid 991 thehive\n", "HC4006")]
    public void AnAccountHasOneNumberWhereNfsIsMounted(string tasks, string rule)
    {
        (string, string)[] all = [("roles/a/tasks/main.yml", "- user: { name: thehive, uid: 990 }\n"), ("roles/b/tasks/main.yml", tasks)];
        Assert.Equal(rule, string.Join(",", TestTree.Lint(TestTree.One([.. all, ("n1/etc/fstab", Mounted)])).Select(finding => finding.Rule.Id).Where(id => id is "HC4006")));
        Assert.DoesNotContain(TestTree.Lint(TestTree.One(all)), finding => finding.Rule.Id is "HC4006");
    }

    [Theory]
    [InlineData("- ansible.posix.mount: { path: /opt/thp/thehive/files, src: 'nas:/srv/hive', fstype: nfs4, opts: 'x-systemd.automount', state: mounted }\n", 0)]
    [InlineData("- mount: path=/opt/thp/thehive src=nas:/srv/hive fstype=nfs4 opts=hard,x-systemd.automount state=mounted\n", 0)]
    [InlineData("- mount:\n    path: \"{{ path }}\"\n    src: nas:/srv/hive\n    fstype: nfs4\n    state: mounted\n", 0)]
    [InlineData("- mount: { path: /opt/thp/thehive/files, state: absent }\n", 1)]
    [InlineData("- mount: { path: /srv/other, src: 'nas:/srv/hive', fstype: nfs4, state: mounted }\n", 1)]
    public void AnAnsibleTaskMountsForAllNodes(string tasks, int notes)
        => Assert.Equal(notes, Lint([.. Nodes(3, _ => "", _ => "/opt/thp/thehive/files"), ("roles/hive/tasks/main.yml", tasks)]).Count);

    [Theory]
    [InlineData("/srv/hive 10.0.0.1(rw,root_squash)\n", 0)]
    [InlineData("/srv/hive 10.0.0.0/24(rw,no_root_squash,all_squash)\n", 0)]
    [InlineData("/srv/iso *(ro)\n", 0)]
    [InlineData("/srv/iso *(ro,no_root_squash)\n", 0)]
    [InlineData("# /srv/hive *(rw)\n/srv/hive @nodes(rw)\n", 0)]
    [InlineData("/srv/hive {{ clients }}(rw)\n", 0)]
    [InlineData("/srv/hive *(rw)\n", 1)]
    [InlineData("/srv/hive (rw)\n", 1)]
    [InlineData("/srv/hive 10.0.0.1 (rw)\n", 1)]
    [InlineData("/srv/hive -rw,no_root_squash 10.0.0.1 10.0.0.2\n", 2)]
    public void AnExportIsForTheNodes(string exports, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(("nas/etc/exports", exports))).Count(finding => finding.Rule.Id is "HC4007"));

    [Fact]
    public void ABlankBeforeOptionsIsTakenOut()
    {
        var edit = Assert.Single(Assert.Single(TestTree.Lint(TestTree.One(("nas/etc/exports", "/srv/hive 10.0.0.1 (rw)\n")))).Violation.Edits);
        Assert.Equal((19, 20, ""), (edit.Span.Column, edit.Span.EndColumn, edit.Text));
    }

    [Theory]
    [InlineData("10.0.0.10(rw) 10.0.0.11(rw) 10.0.0.12(rw)", 0)]
    [InlineData("10.0.0.0/24(rw)", 0)]
    [InlineData("10.0.0.0/255.255.255.0(rw)", 0)]
    [InlineData("10.0.0.10(rw) n1.example.org(rw) n2.example.org(rw)", 0)]
    [InlineData("10.0.0.10(rw) @nodes(rw)", 0)]
    [InlineData("10.20.0.0/24(rw)", 0)]
    [InlineData("10.0.0.10(rw) 10.0.0.11(rw)", 1)]
    [InlineData("10.0.0.10/31(rw)", 1)]
    public void AnExportIsForWhoMountsIt(string clients, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One([.. Nodes(3, _ => Mounted, _ => "/opt/thp/thehive/files"), ("nas/etc/exports", "/srv/hive " + clients + "\n")])).Count(finding => finding.Rule.Id is "HC4009"));

    [Theory]
    [InlineData("nas:/srv/hive2 ", Severity.Error)]
    [InlineData("other:/srv/hive ", Severity.Warning)]
    [InlineData("nas.example.org:/srv/hive ", null)]
    [InlineData("nas:/export/srv/hive ", null)]
    [InlineData("10.9.0.1:/srv/hive ", null)]
    [InlineData("{{ nas }}:/srv/hive ", null)]
    public void AttachmentsOfAllNodesLieOnOneDirectory(string source, Severity? severity)
    {
        foreach (var odd in new[] { 0, 1, 2 })
        {
            var findings = Lint(3, i => i == odd ? Mounted.Replace("nas:/srv/hive ", source, StringComparison.Ordinal) : Mounted);
            Assert.Equal(severity is { } one ? [("HC4002", one, $"n{odd}/etc/fstab")] : Array.Empty<(string, Severity, string)>(), findings.Select(finding => (finding.Rule.Id, finding.Severity, finding.Path)));
        }
    }

    [Fact]
    public void TwoNodesWithDifferentDirectoriesAreOneFinding()
        => Assert.Equal(["HC4002"], Lint(2, i => i == 0 ? Mounted : Mounted.Replace("/srv/hive ", "/srv/hive2 ", StringComparison.Ordinal)).Select(finding => finding.Rule.Id));

    [Theory]
    [InlineData("/export/hive 10.0.0.0/24(rw)\n", Severity.Warning)]
    [InlineData("/export/hive 10.0.0.0/24(rw,fsid=0)\n", null)]
    [InlineData("/srv/hive/a 10.0.0.0/24(rw)\n", null)]
    [InlineData("/srv 10.0.0.0/24(rw)\n", null)]
    [InlineData("{{ directory }} 10.0.0.0/24(rw)\n", null)]
    [InlineData("# none yet\n", null)]
    public void WhatIsMountedIsExported(string exports, Severity? severity)
    {
        var findings = Lint([.. Nodes(3, _ => Mounted, _ => "/opt/thp/thehive/files"), ("nas/etc/exports", exports)]);
        Assert.Equal(severity is { } one ? [("HC4009", one, "n0/etc/fstab", 3)] : Array.Empty<(string, Severity, string, int)>(), findings.Select(finding => (finding.Rule.Id, finding.Severity, finding.Path, finding.Related.Count)));
    }

    [Fact]
    public void OneNodeMountsWhatIsExportedNowhere()
    {
        var finding = Assert.Single(Lint([.. Nodes(3, i => i == 1 ? Mounted.Replace("/srv/hive ", "/srv/hvie ", StringComparison.Ordinal) : Mounted, _ => "/opt/thp/thehive/files"), ("nas/etc/exports", "/srv/hive 10.0.0.0/24(rw)\n")]));
        Assert.Equal(("HC4009", Severity.Error, "n1/etc/fstab"), (finding.Rule.Id, finding.Severity, finding.Path));
    }

    [Theory]
    [InlineData("10.0.0.10(rw) 10.0.0.11(ro) 10.0.0.12(rw)", Severity.Error)]
    [InlineData("-ro 10.0.0.10 10.0.0.11 10.0.0.12", Severity.Error)]
    [InlineData("10.0.0.0/24(sync)", Severity.Error)]
    [InlineData("10.0.0.0/24(rw,async)", Severity.Warning)]
    [InlineData("10.0.0.11(ro) 10.0.0.0/24(rw)", null)]
    [InlineData("-ro 10.0.0.10(rw) 10.0.0.11(rw) 10.0.0.12(rw) 10.0.0.99", null)]
    [InlineData("10.0.0.0/24(rw,async,sync)", null)]
    [InlineData("10.0.0.0/24({{ options }})", null)]
    public void TheServerLetsTheHiveWrite(string clients, Severity? severity)
    {
        var findings = Lint([.. Nodes(3, _ => Mounted, _ => "/opt/thp/thehive/files"), ("nas/etc/exports", "/srv/hive " + clients + "\n/srv/iso 10.0.0.0/24(ro,async)\n")]);
        Assert.Equal(severity is { } one ? [("HC4004", one, "nas/etc/exports")] : Array.Empty<(string, Severity, string)>(), findings.Select(finding => (finding.Rule.Id, finding.Severity, finding.Path)));
    }

    [Theory]
    [InlineData("ro,hard", 1)]
    [InlineData("defaults,ro", 1)]
    [InlineData("ro,rw", 0)]
    [InlineData("{{ mode }}", 0)]
    public void TheMountIsForWriting(string options, int findings)
        => Assert.Equal(findings, Lint(3, i => i == 2 ? Mounted.Replace("hard,", options + ",", StringComparison.Ordinal) : Mounted + "nas:/iso /opt/thp/iso nfs4 ro 0 0\n").Count(finding => finding is { Rule.Id: "HC4004", Severity: Severity.Error, Path: "n2/etc/fstab" }));

    [Theory]
    [InlineData("n1/etc/systemd/system/srv-a\\x2db.mount", "[Mount]\nWhat=nas:/x\nWhere=/srv/a-b\nType=nfs\n")]
    [InlineData("n1/etc/systemd/system/srv-a.mount", "[Mount]\nWhat=nas:/x\nWhere=/srv//a/\nType=nfs\n")]
    [InlineData("n1/etc/systemd/system/srv-a.mount", "[Mount]\nWhat=nas:/x\nWhere={{ path }}\nType=nfs\n")]
    [InlineData("roles/hive/templates/files.mount.j2", "[Mount]\nWhat=nas:/x\nWhere=/srv/a\nType=nfs\n")]
    [InlineData("n1/etc/systemd/system/-.mount", "[Mount]\nWhat=/dev/sda1\nWhere=/\nType=ext4\n")]
    [InlineData("n1/etc/systemd/system/srv-a.automount", "[Automount]\nWhere=/srv/a\n")]
    public void AUnitOfTheRightNameIsQuiet(string path, string text) => Assert.Empty(TestTree.Lint(TestTree.One((path, text))));

    [Theory]
    [InlineData("n1/etc/fstab", "nas:/x srv/a nfs hard 0 0\n")]
    [InlineData("n1/etc/fstab", "nas:/x /srv/a\n")]
    [InlineData("n1/etc/fstab", "nas /srv/a nfs4 hard 0 0\n")]
    [InlineData("n1/etc/systemd/system/srv-b.mount", "[Mount]\nWhat=nas:/x\nWhere=/srv/a\nType=nfs\n")]
    [InlineData("n1/etc/systemd/system/srv-b.automount", "[Automount]\nWhere=/srv/a\n")]
    [InlineData("n1/etc/systemd/system/srv-a.mount", "[Mount]\nWhat nas:/x\nWhere=/srv/a\n")]
    public void AMountOfAnotherFormIsReported(string path, string text) => Assert.Equal(["HC4017"], TestTree.Lint(TestTree.One((path, text))).Select(finding => finding.Rule.Id));

    [Theory]
    [InlineData("[Unit]\nRequiresMountsFor=/opt/thp/thehive/files\n", 0)]
    [InlineData("[Unit]\nRequiresMountsFor=/var/a /opt/thp/thehive/files/sub\n", 0)]
    [InlineData("[Unit]\nAfter=remote-fs.target\n", 1)]
    [InlineData("[Unit]\nAfter=opt-thp-thehive-files.mount\n", 1)]
    [InlineData("[Unit]\nWants=opt-thp-thehive-files.mount\nAfter=opt-thp-thehive-files.mount\n", 1)]
    [InlineData("[Unit]\nRequires=opt-thp-thehive-files.mount\nAfter=network-online.target\n", 1)]
    [InlineData("[Unit]\nAfter=remote-fs.target\nRequires=remote-fs.target\n", 0)]
    [InlineData("[Unit]\nAfter=remote-fs.target\nRequiresMountsFor=/opt/thp/thehive/files\n", 0)]
    [InlineData("[Unit]\nAfter=remote-fs.target network-online.target\nAssertPathIsMountPoint=/opt/thp/thehive/files\n", 0)]
    [InlineData("[Unit]\nAfter=remote-fs.target\n[Service]\nExecStartPre=/usr/bin/mountpoint -q /opt/thp/thehive/files\n", 0)]
    [InlineData("[Unit]\nAfter={{ unit }}\n", 0)]
    [InlineData("[Unit]\nRequires=opt-thp-thehive-files.mount\nAfter=opt-thp-thehive-files.mount\n", 0)]
    [InlineData("[Unit]\nRequiresMountsFor={{ path }}\n", 0)]
    [InlineData("[Unit]\nBindsTo=opt-thp-thehive-files.mount\nAfter=remote-fs.target\n", 0)]
    [InlineData("[Unit]\nRequires={{ unit }}\n", 0)]
    [InlineData("[Unit]\nRequires=opt-thp-thehive-files.mount\n", 1)]
    [InlineData("[Service]\nLimitNOFILE=65536\n", 1)]
    [InlineData("[Service]\nRequiresMountsFor=/opt/thp/thehive/files\n", 1)]
    public void TheServiceWaitsForItsMount(string unit, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(
            ("n1/thehive/application.conf", Conf("/opt/thp/thehive/files", 1)),
            ("n1/etc/fstab", "nas:/srv/hive /opt/thp/thehive/files nfs4 hard 0 0\n"),
            ("n1/etc/systemd/system/thehive.service.d/a.conf", unit))).Count(finding => finding.Rule.Id is "HC4005" && finding.Severity == Severity.Warning));

    // systemd mounts at boot what has no 'noauto', and what somebody asks for.
    [Theory]
    [InlineData("hard,noauto", "[Unit]\nAfter=opt-thp-thehive-files.mount\n", "n1/etc/fstab", "with 'noauto' nothing mounts '/opt/thp/thehive/files' before thehive starts, expected 'RequiresMountsFor=/opt/thp/thehive/files' in a drop-in, or no 'noauto'")]
    [InlineData("hard,noauto", "[Service]\nLimitNOFILE=65536\n", "n1/etc/fstab", "with 'noauto' nothing mounts '/opt/thp/thehive/files' before thehive starts, expected 'RequiresMountsFor=/opt/thp/thehive/files' in a drop-in, or no 'noauto'")]
    [InlineData("hard,noauto", null, "n1/etc/fstab", "with 'noauto' nothing mounts '/opt/thp/thehive/files' before thehive starts, expected 'RequiresMountsFor=/opt/thp/thehive/files' in a drop-in, or no 'noauto'")]
    [InlineData("hard", "[Unit]\nAfter=opt-thp-thehive-files.mount\n", "n1/etc/systemd/system/thehive.service.d/a.conf", "thehive waits for the mount of '/opt/thp/thehive/files', but starts even when that fails, expected 'RequiresMountsFor=/opt/thp/thehive/files' in a drop-in")]
    [InlineData("hard,noauto", "[Unit]\nRequiresMountsFor=/opt/thp/thehive/files\n", null, null)]
    [InlineData("hard,noauto", "[Unit]\nRequires=opt-thp-thehive-files.mount\nAfter=opt-thp-thehive-files.mount\n", null, null)]
    [InlineData("hard,noauto,x-systemd.automount", "[Service]\nLimitNOFILE=65536\n", null, null)]
    [InlineData("hard,noauto,x-systemd.required-by=thehive.service", null, null, null)]
    [InlineData("hard,noauto,auto,x-systemd.before=thehive.service", null, null, null)]
    public void WhatIsNotMountedAtBootIsAskedFor(string options, string? unit, string? path, string? message)
    {
        (string, string)[] files = [("n1/thehive/application.conf", Conf("/opt/thp/thehive/files", 1)), ("n1/etc/fstab", $"nas:/srv/hive /opt/thp/thehive/files nfs4 {options} 0 0\n")];
        var found = TestTree.Lint(TestTree.One(unit is null ? files : [.. files, ("n1/etc/systemd/system/thehive.service.d/a.conf", unit)])).Where(finding => finding.Rule.Id is "HC4005");
        Assert.Equal(path is null ? [] : [(path, message!, Severity.Warning)], found.Select(finding => (finding.Path, finding.Message, finding.Severity)));
    }

    // An index is worth more than its next snapshot: Elasticsearch may start without the share, but not before it.
    [Theory]
    [InlineData("[Unit]\nAfter=mnt-backup.mount\n", 0)]
    [InlineData("[Unit]\nRequiresMountsFor=/mnt/backup\n", 0)]
    [InlineData("[Unit]\nAfter=network-online.target\n", 1)]
    public void ElasticsearchMayStartWithoutItsShare(string unit, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(
            ("n1/etc/elasticsearch/elasticsearch.yml", "path.repo: [/mnt/backup]\n"),
            ("n1/etc/fstab", "nas:/srv/hive /mnt/backup nfs4 hard 0 0\n"),
            ("n1/etc/systemd/system/elasticsearch.service.d/a.conf", unit))).Count(finding => finding.Rule.Id is "HC4005" && finding.Severity == Severity.Warning));

    [Theory]
    [InlineData("ATTACHMENT_FOLDER=/opt/thp/thehive/files\n# backup thehive\n", 0)]
    [InlineData("ATTACHMENT_FOLDER=\"$1\" # backup thehive\n", 0)]
    [InlineData("ATTACHMENTS=/opt/thp/thehive # backup\n", 0)]
    [InlineData("ATTACHMENT_ARCHIVE_PATH=/mnt/backup/storage # thehive\n", 0)]
    [InlineData("export ATTACHMENT_FOLDER=/opt/thp/thehive/attachments # backup\n", 1)]
    public void ABackupCopiesTheAttachments(string script, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(
            ("n1/thehive/application.conf", Conf("/opt/thp/thehive/files", 1)),
            ("backup.sh", script))).Count(finding => finding.Rule.Id is "HC4003"));

    [Theory]
    [InlineData("provider = localfs\nlocalfs.directory = /a", "HC4015")]
    [InlineData("provider = s3\ns3.bucket = a\ns3.endpoint-url = \"http://127.0.0.1:9000\"\ns3.access-style = path", null)]
    [InlineData("provider = s3\ns3.bucket = a\ns3.endpoint-url = \"https://s3.example.org\"\ns3.access-style = ${?STYLE}", null)]
    [InlineData("provider = s3\ns3.aws.region.provider = default\ns3.aws.credentials.provider = anon", null)]
    [InlineData("provider = s3\ns3.aws.credentials { provider = static, access-key-id = ${?A}, secret-access-key = ${?B} }", null)]
    [InlineData("provider = localfs\ns3.endpoint-url = \"http://s3.example.org\"\ns3.access-key-id = x", null)]
    [InlineData("provider = s3\ns3 { access-key-id = x, secret-access-key = y }", "HC4010,HC4010")]
    [InlineData("provider = s3\ns3 { accessKey = x, secretKey = y, aws.credentials.provider = static }", "HC4010,HC4010")]
    public void AnObjectStoreIsDescribedByItsKeys(string storage, string? rules)
        => Assert.Equal(rules ?? "", string.Join(",", TestTree.Lint(TestTree.One(("n1/thehive/application.conf", "storage {\n" + storage + "\n}\n"))).Select(finding => finding.Rule.Id).Where(id => id.StartsWith("HC40", StringComparison.Ordinal))));

    private static IReadOnlyList<Finding> Lint(int nodes, Func<int, string> fstab, Func<int, string>? location = null)
        => Lint([.. Nodes(nodes, fstab, location ?? (_ => "/opt/thp/thehive/files"))]);

    private static IReadOnlyList<Finding> Lint((string, string)[] files) => [.. TestTree.Lint(TestTree.One(files)).Where(finding => finding.Rule.Id.StartsWith("HC40", StringComparison.Ordinal))];

    private static IEnumerable<(string, string)> Nodes(int nodes, Func<int, string> fstab, Func<int, string> location)
        => Enumerable.Range(0, nodes).SelectMany(i => new[] { ($"n{i}/thehive/application.conf", Conf(location(i), i)), ($"n{i}/etc/fstab", "/dev/sda1 / ext4 defaults 0 1\n" + fstab(i)) });

    private static string Conf(string location, int i)
        => string.Create(CultureInfo.InvariantCulture, $"pekko.remote.artery.canonical.hostname = \"10.0.0.1{i}\"\nplay.http.secret.key = \"made-up-for-tests-0123456789abcdefghijklmnopqrstuvwxyz-0123456789\"\nstorage {{\n  provider = localfs\n  localfs.location = \"{location}\"\n}}\n");
}
