using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Backup scripts: the slips of the vendor's own, in our words, and careful ones that look alike.</summary>
public sealed class BackupTests
{
    private const string Put = "curl -s -X PUT \"http://127.0.0.1:9200/_snapshot/repo/snap\"";
    private const string Hive = "# backup of thehive\n";

    [Fact]
    public void TheSlipsOfABackupThatReportsWhatHasOnlyBegun()
        => Assert.Equal(
            ["HC6001", "HC6005", "HC6007", "HC6010", "HC6014", "HC6015"],
            Ids(("backup.sh", """
                #!/bin/bash
                CONNECTION="10.0.0.1 admin -p made-up"
                ELASTICSEARCH_ARCHIVE_PATH=/mnt/backup/elasticsearch
                NAME="elasticsearch_$(date +%Y%m%d_%Hh%Mm%Ss)"
                (
                  touch "$ELASTICSEARCH_ARCHIVE_PATH/$NAME.info"
                  ANSWER=$(curl -s -L -X PUT "http://127.0.0.1:9200/_snapshot/repo/$NAME" -d '{"indices": "thehive_global"}')
                  if [ "$(echo "$ANSWER" | jq -r '.accepted')" == "true" ]; then
                    echo 'the snapshot is made'
                    exit 0
                  else
                    exit 1
                  fi
                  STATE=IN_PROGRESS
                  while [ "$STATE" != "SUCCESS" ]; do
                    STATE=$(curl -s "http://127.0.0.1:9200/_snapshot/repo/$NAME" | jq -r '.snapshots[0].state')
                  done
                ) &
                (
                  nodetool snapshot -t "$NAME" thehive || exit 1
                  cqlsh $CONNECTION -e 'DESCRIBE KEYSPACE thehive' > /mnt/backup/cassandra/keyspace.cql
                  tar -cf /mnt/backup/cassandra.tar /mnt/backup/cassandra
                ) &
                wait
                echo 'everything is saved'
                """)));

    [Fact]
    public void TheSlipsOfARestoreThatLooksAtNothing()
        => Assert.Equal(
            ["HC6002", "HC6002", "HC6003", "HC6008"],
            Ids(("restore.sh", """
                #!/bin/bash
                curl -s -X DELETE "http://127.0.0.1:9200/thehive_global" > /dev/null
                curl -s -X POST "http://127.0.0.1:9200/_snapshot/repo/snap/_restore?wait_for_completion=true" > /dev/null
                cqlsh 10.0.0.1 -e 'DESCRIBE KEYSPACE thehive' || true > now.cql
                if ! cmp -s now.cql saved.cql; then
                  cqlsh 10.0.0.1 -e 'DROP KEYSPACE IF EXISTS thehive'
                  cqlsh 10.0.0.1 < saved.cql
                  # cqlsh 10.0.0.1 -e 'GRANT ALL PERMISSIONS ON KEYSPACE thehive TO thehive'
                fi
                for table in data/*; do sstableloader -d 10.0.0.1 "$table"; done
                """)));

    [Fact]
    public void TheSlipsOfACopyOfAttachments()
    {
        Assert.Equal(["HC6004", "HC6004"], Ids(("backup-files.sh", """
            ATTACHMENT_FOLDER=/opt/thp/thehive/files
            ARCHIVE=/mnt/backup/storage
            mkdir -p "$ARCHIVE"
            cp -r "$ATTACHMENT_FOLDER/." "$ARCHIVE"
            tar -cf "$ARCHIVE.tar" -C "$ARCHIVE" .
            echo done
            """)));
        Assert.Equal(["HC6009"], Ids(("restore-minio.sh", """
            # backup of thehive
            LATEST_BACKUP_FILE=$(ls -t /mnt/backup/minio | head -n 1)
            if [ -z "$LATEST_BACKUP" ]; then echo 'no backup'; exit 1; fi
            tar -xf "$LATEST_BACKUP_FILE"
            """)));
    }

    [Theory]
    [InlineData(Put + "\n", "HC6001")]
    [InlineData(Put + " | jq -e .accepted\n", "HC6001")]
    [InlineData(Put + " || true\n", "HC6001")]
    [InlineData(Put + "?wait_for_completion=true | jq -e '.snapshot.state == \"SUCCESS\"' || true\n", "HC6001")]
    [InlineData(Put + " || true\ncurl -s \"http://127.0.0.1:9200/_snapshot/repo/snap\" | grep -q SUCCESS\n", "")]
    [InlineData(Put + "\nstate=$(curl -s \"http://127.0.0.1:9200/_snapshot/repo/snap\" | grep -o SUCCESS || true)\n[ -n \"$state\" ]\n", "")]
    [InlineData(Put + "\ncurl \"$ES/_snapshot/repo/snap\" | grep -q SUCCESS || true\ncurl \"$ES/_snapshot/repo/snap\" | grep -q SUCCESS || exit 1\n", "")]
    [InlineData(Put + "\ncurl -s \"http://127.0.0.1:9200/_snapshot/repo/snap\" | jq -e '.snapshots[0].state == \"SUCCESS\"'\n", "")]
    [InlineData("curl -X PUT \"$ES/_snapshot/repo/snap?wait_for_completion=true\" | jq -e '.snapshot.shards.failed == 0'\n", "")]
    [InlineData("wait_for() { curl \"$ES/_snapshot/repo/snap\" | grep -q '\"SUCCESS\"'; }\n" + Put + "\n[ \"$accepted\" = true ] || exit 1\nwait_for\nexit 0\n", "")]
    [InlineData(". /usr/local/lib/backup.sh\n" + Put + "\nwait_for_snapshot\n", "")]
    [InlineData("curl -X PUT \"$ES/_snapshot/repo\" -d '{\"type\": \"fs\"}'\ncurl -X POST \"$ES/_snapshot/repo/_verify\"\n", "")]
    [InlineData("curl -X DELETE \"$ES/_snapshot/repo/old\"\n", "")]
    [InlineData("curl -X PUT \"$ES/_slm/policy/nightly\" -d @policy.json # _snapshot\n", "")]
    [InlineData("echo 'curl -X PUT http://127.0.0.1:9200/_snapshot/repo/snap'\n", "")]
    public void ASnapshotIsWaitedFor(string script, string rule) => Assert.Equal(rule, Only("HC6001", ("a.sh", script)));

    [Theory]
    [InlineData("curl -f -X POST \"$ES/_snapshot/r/s/_restore\"\n", "")]
    [InlineData("if curl -X POST \"$ES/_snapshot/r/s/_restore\"; then echo yes; fi\n", "")]
    [InlineData("curl -X POST \"$ES/_snapshot/r/s/_restore\" || exit 1\n", "")]
    [InlineData("curl -X POST \"$ES/_snapshot/r/s/_restore\" -o answer.json\n", "")]
    [InlineData("answer=$(curl -X POST \"$ES/_snapshot/r/s/_restore\")\necho \"$answer\" | jq -e '.snapshot.shards.failed == 0'\n", "")]
    [InlineData("answer=$(curl -X POST \"$ES/_snapshot/r/s/_restore\")\necho \"$answer\"\n", "HC6002")]
    [InlineData("curl -sX POST \"$ES/_snapshot/r/s/_restore\"\n", "HC6002")]
    [InlineData("curl -X POST \"$ES/thehive/_close\"\ncurl -f -X POST \"$ES/_snapshot/r/s/_restore\"\n", "")]
    [InlineData("curl -X DELETE \"$ES_URL/thehive\"\n", "")]
    public void ARestoreIsLookedAt(string script, string rule) => Assert.Equal(rule, Only("HC6002", ("a.sh", script + "# _snapshot\n")));

    [Theory]
    [InlineData("nodetool status || true > /dev/null\n", "")]
    [InlineData("nodetool status > now.txt || true\n", "")]
    [InlineData("nodetool status || true 2>&1\n", "")]
    [InlineData("nodetool status || echo down > state.txt\n", "")]
    [InlineData("nodetool status || true > state.txt\n", "HC6003")]
    public void TrueHasNoOutput(string script, string rule) => Assert.Equal(rule, Only("HC6003", ("a.sh", script)));

    [Theory]
    [InlineData("set -e\ncp -a /opt/thp/thehive/files /mnt\n", 0)]
    [InlineData("set -o errexit\nrsync -a /opt/thp/thehive/files/ /mnt\n", 0)]
    [InlineData("rsync -a /opt/thp/thehive/files/ /mnt || exit 1\n", 0)]
    [InlineData("if ! tar -cf a.tar /opt/thp/thehive/files; then exit 1; fi\n", 0)]
    [InlineData("tar -cf a.tar /opt/thp/thehive/files\nif [ $? -ne 0 ]; then exit 1; fi\n", 0)]
    [InlineData("set -e\ncp -rp /opt/thp/thehive/files /mnt\n", 0)]
    [InlineData("set -e\ncp -r --preserve=all /opt/thp/thehive/files /mnt\n", 0)]
    [InlineData("set -e\ncp -r /opt/thp/thehive/files /mnt\n", 1)]
    [InlineData("tar -cf a.tar /opt/thp/thehive/files\n", 1)]
    [InlineData("set -eu\nrm -rf \"$STORAGE\"/*\n# /thehive/files\ncp -a x /opt/thp/thehive/files\n", 0)]
    [InlineData("set -e\nSTORAGE=/opt/thp/thehive/files\nrm -rf \"$STORAGE\"/*\n", 0)]
    [InlineData("set -e\nrm -rf \"${STORAGE:?}\"/*\ncp -a x /opt/thp/thehive/files\n", 0)]
    [InlineData("set -e\nrm -rf ${STORAGE}/*\ncp -a x /opt/thp/thehive/files\n", 1)]
    public void AttachmentsAreCopiedWithCare(string script, int findings) => Assert.Equal(findings, Lint(("a.sh", Hive + script)).Count(finding => finding.Rule.Id is "HC6004"));

    private const string Save = "nodetool snapshot -t \"$T\" thehive\n";
    private const string Prune = "find /mnt/backup -mtime +14 -delete\n";

    // What is deleted although nobody knows whether anything was saved.
    [Theory]
    [InlineData("#!/bin/bash\n" + Save + Prune, "nothing notices when 'nodetool snapshot' fails, and the script goes on to 'find -delete', expected 'set -euo pipefail'")]
    [InlineData("#!/bin/bash\nlog() { echo \"$@\"; }\n" + Save + "log saved\n" + Prune, "nothing notices when 'nodetool snapshot' fails, and the script goes on to 'find -delete', expected 'set -euo pipefail'")]
    [InlineData("#!/bin/bash\n" + Save + "tar -cf a.tar /data/snapshots/\nnodetool clearsnapshot -t \"$T\"\n", "nothing notices when 'tar' fails, and the script goes on to 'nodetool clearsnapshot', expected 'set -euo pipefail'")]
    [InlineData("#!/bin/bash\nfor n in a b; do\n  ssh $n nodetool snapshot thehive\ndone\nls /mnt/backup | xargs rm -f\n", "nothing notices when 'nodetool snapshot' fails, and the script goes on to 'xargs', expected 'set -euo pipefail'")]
    [InlineData("#!/bin/bash\nssh db1 \"nodetool snapshot -t $T thehive\"\nssh db1 'cd /data && tar -cf - snapshots' > a.tar\nssh db1 \"sudo nodetool clearsnapshot -t $T\"\n", "nothing notices when 'tar' fails, and the script goes on to 'nodetool clearsnapshot', expected 'set -euo pipefail'")]
    [InlineData("#!/bin/bash\n" + Save + "cd /data && tar -cf a.tar snapshots\nnodetool clearsnapshot -t $T\n", "nothing notices when 'tar' fails, and the script goes on to 'nodetool clearsnapshot', expected 'set -euo pipefail'")]
    [InlineData("#!/bin/bash\n" + Save + "cd /data && tar -cf a.tar snapshots && nodetool clearsnapshot -t $T\n", "")]
    [InlineData("#!/bin/bash\nset -e\n" + Save + Prune, "")]
    [InlineData("#!/bin/sh -eu\n" + Save + Prune, "")]
    [InlineData("#!/bin/bash\nset -o errexit\n" + Save + Prune, "")]
    [InlineData("#!/bin/bash\ntrap 'exit 1' ERR\n" + Save + Prune, "")]
    [InlineData("#!/bin/bash\n. /usr/local/lib/backup.sh\n" + Save + Prune, "")]
    [InlineData("#!/bin/bash\nnodetool snapshot thehive || exit 1\n" + Prune, "")]
    [InlineData("#!/bin/bash\nnodetool snapshot thehive && find /mnt/backup -mtime +14 -delete\n", "")]
    [InlineData("#!/bin/bash\nif ! nodetool snapshot thehive; then exit 1; fi\n" + Prune, "")]
    [InlineData("#!/bin/bash\n" + Save + "rc=$?\n" + Prune, "")]
    [InlineData("#!/bin/bash\nnodetool snapshot thehive | tee log || exit 1\n" + Prune, "")]
    [InlineData("#!/bin/bash\n" + Save + "[ -d /data/snapshots/$T ] || exit 1\n" + Prune, "")]
    [InlineData("#!/bin/bash\nsave() {\n" + Save + "}\nsave || exit 1\n" + Prune, "")]
    [InlineData("#!/bin/bash\ncase \"$1\" in\n  save) nodetool snapshot thehive ;;\n  prune) find /mnt/backup -mtime +14 -delete ;;\nesac\n", "")]
    [InlineData("#!/bin/bash\ncheck() { [ -s \"$1\" ] || exit 1; }\n" + Save + "check a.tar\n" + Prune, "")]
    [InlineData("#!/bin/bash\nif [ \"$1\" = save ]; then\n" + Save + "else\n" + Prune + "fi\n", "")]
    [InlineData("#!/bin/bash\nif [ \"$1\" = save ]; then\n" + Save + "fi\n" + Prune, "")]
    [InlineData("#!/bin/bash\n" + Save + "if [ -s a.tar ]; then\n" + Prune + "fi\n", "")]
    [InlineData("#!/bin/bash\n" + Save + "find /var/log/backup -mtime +30 -delete\n", "")]
    [InlineData("#!/bin/bash\n" + Save, "")]
    [InlineData("#!/bin/bash\n" + Prune + Save, "")]
    [InlineData(Save + Prune, "")]
    public void NothingIsDeletedBeforeSomethingIsSaved(string script, string message)
        => Assert.Equal(message.Length == 0 ? [] : [message], Lint(("a.sh", script)).Where(finding => finding.Rule.Id is "HC6004").Select(finding => finding.Message));

    [Theory]
    [InlineData("nodetool snapshot thehive || true\n", 1)]
    [InlineData("set -e\nfor k in a b; do nodetool snapshot $k || :; done\n", 1)]
    [InlineData("ssh db1 nodetool snapshot thehive || true\ntar -cf a.tar /data/snapshots\n", 1)]
    [InlineData("nodetool clearsnapshot --all || true\nnodetool snapshot thehive\n", 0)]
    [InlineData("nodetool snapshot thehive || exit 1\n", 0)]
    [InlineData("nodetool snapshot -t t thehive || true\nnodetool listsnapshots | grep -q t || exit 1\n", 0)]
    [InlineData("nodetool snapshot -t t thehive || true\n[ -d /data/thehive/snapshots/t ] || exit 1\n", 0)]
    [InlineData("nodetool snapshot -t t thehive || true\ncount=$(find /data -path '*/snapshots/t/*' | wc -l)\n[ \"$count\" -gt 0 ]\n", 0)]
    [InlineData("nodetool snapshot -t t thehive || true\nfind /data -path '*/snapshots/t/*' | grep -q . || exit 1\n", 0)]
    [InlineData("nodetool snapshot -t t thehive || true\nfind /data -path '*/snapshots/t/*' | tar -cf a.tar -T -\n", 1)]
    [InlineData("echo nodetool snapshot thehive || true\n", 0)]
    [InlineData("curl -X PUT $ES/_snapshot/repo/snap || true\ncurl $ES/_snapshot/repo/snap | grep -q SUCCESS\n", 0)]
    public void AFailureOfASnapshotIsNotThrownAway(string script, int findings) => Assert.Equal(findings, Lint(("a.sh", script)).Count(finding => finding.Rule.Id is "HC6004"));

    [Theory]
    [InlineData("nodetool snapshot -t t thehve\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("nodetool snapshot -t t TheHive\n", "'TheHive' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("KEYSPACE=thehve\nssh db1 nodetool snapshot -t \"$T\" -- $KEYSPACE\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("for ks in system_auth thehve; do nodetool snapshot -t $T $ks; done\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("KS=(system_auth thehve)\nfor ks in \"${KS[@]}\"; do\n  for n in a b; do ssh $n nodetool snapshot \"$ks\"; done\ndone\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("LIST='system_auth thehve'\nfor ks in $LIST; do nodetool snapshot ${ks}; done\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("for n in a b; do ssh \"$n\" \"sudo nodetool snapshot -t $T thehve\"; done\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("NODETOOL='nodetool -u admin -pwf /root/jmx'\n$NODETOOL snapshot thehve\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("docker exec cassandra nodetool snapshot thehve -t a\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("su - cassandra -c 'nodetool snapshot thehve'\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("for n in a b; do ssh $n \"nodetool snapshot -t thehve thehive\"; done\n", "")]
    [InlineData("echo \"nodetool snapshot thehve\"\n", "")]
    [InlineData("nodetool snapshot -kt thehve.edgestore,thehve.graphindex\n", "'thehve' is no keyspace of this repo, expected 'thehive'")]
    [InlineData("# thehive\nKS=hive\nnodetool snapshot -t thehive-1 $KS\n", "'hive' is snapshot, and nothing snapshots 'thehive', the keyspace of TheHive")]
    [InlineData("for ks in system_auth thehive; do nodetool snapshot -t $T $ks; done\n", "")]
    [InlineData("nodetool snapshot -t thehve system_auth thehive\n", "")]
    [InlineData("nodetool -u admin -pw made-up snapshot thehive\n", "")]
    [InlineData("nodetool -h 10.0.0.1 snapshot\n", "")]
    [InlineData("nodetool snapshot -t t \"$1\"\n", "")]
    [InlineData("nodetool snapshot $OPTIONS thehive\n", "")]
    [InlineData("for ks in $(cqlsh -e 'DESCRIBE KEYSPACES'); do nodetool snapshot $ks; done\n", "")]
    [InlineData("while read -r ks; do nodetool snapshot $ks; done < keyspaces.txt\n", "")]
    [InlineData("for ks in thehive thehive4 cortex; do nodetool snapshot $ks; done\n", "")]
    [InlineData("nodetool snapshot cortex\n", "")]
    public void TheKeyspaceOfTheHiveIsSaved(string script, string message)
        => Assert.Equal(message.Length == 0 ? [] : [message], TestTree.Lint(TestTree.One(("a.sh", script), ("th1/etc/thehive/application.conf", "db.janusgraph.storage { backend = cql, hostname = [10.0.0.1], cql.keyspace = thehive }\n"))).Where(finding => finding.Rule.Id is "HC8003").Select(finding => finding.Message));

    // Three nodes with two replicas: any two of them hold every row.
    [Theory]
    [InlineData("for n in n1 n2 n3; do ssh \"$n\" nodetool snapshot thehive; done\n", "")]
    [InlineData("for n in n1 n2; do ssh -o BatchMode=yes root@$n sudo nodetool snapshot thehive; done\n", "")]
    [InlineData("NODES=(n1 n2 n3)\nfor n in \"${NODES[@]}\"; do nodetool -h \"$n\" snapshot thehive; done\n", "")]
    [InlineData("NODES=(n1)\nfor n in \"${NODES[@]}\"; do nodetool -h \"$n\" snapshot thehive; done\n", "only n1 is snapshot, but 'thehive' has 2 replicas on 3 nodes of 'dc1'")]
    [InlineData("for n in n1 n2; do ssh $n \"nodetool snapshot thehive\"; done\n", "")]
    [InlineData("ssh -p 22 root@n3 'sudo nodetool snapshot thehive'\n", "only n3 is snapshot, but 'thehive' has 2 replicas on 3 nodes of 'dc1'")]
    [InlineData("ssh n2 nodetool snapshot thehive\n", "only n2 is snapshot, but 'thehive' has 2 replicas on 3 nodes of 'dc1'")]
    [InlineData("for n in $(cat nodes); do ssh $n nodetool snapshot thehive; done\n", "")]
    [InlineData("for n in n1 n9; do ssh $n nodetool snapshot thehive; done\n", "")]
    [InlineData("for n in n1 n2 n3; do nodetool snapshot -t \"$T\" thehive; done\n", "nodetool is run on this machine in each round of the loop over 'n1', 'n2', 'n3', expected 'ssh \"$n\"' before it or '-h \"$n\"'")]
    [InlineData("for ks in thehive system_auth; do nodetool snapshot -t \"$T\" $ks; done\n", "")]
    [InlineData("for i in 1 2 3; do nodetool snapshot thehive && break; sleep 9; done\n", "")]
    [InlineData("for n in n1 n2 n3; do scp $n:/etc/hosts $n; done\nssh n1 nodetool snapshot thehive\nssh n3 nodetool snapshot thehive\n", "")]
    public void ALoopIsReadThrough(string script, string message)
    {
        var ring = Enumerable.Range(1, 3).SelectMany(i => new[] { (string.Create(CultureInfo.InvariantCulture, $"n{i}/cassandra.yaml"), "num_tokens: 16\n"), (string.Create(CultureInfo.InvariantCulture, $"n{i}/cassandra-rackdc.properties"), "dc=dc1\nrack=r1\n") });
        var found = Lint([.. ring, ("a.cql", "CREATE KEYSPACE thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 2};\n"), ("backup.sh", script)]).Where(finding => finding.Rule.Id is "HC6019");
        Assert.Equal(message.Length == 0 ? [] : [message], found.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("cqlsh 10.0.0.1 9042 -u admin\n", "")]
    [InlineData("cqlsh -u admin -p \"$P\" 10.0.0.1\n", "")]
    [InlineData("cqlsh $CONNECTION -e 'DESCRIBE KEYSPACES'\n", "")]
    [InlineData("C=\"-u admin 10.0.0.1\"\ncqlsh $C\n", "")]
    [InlineData("C=\"10.0.0.1 -u admin -p x\"\ncqlsh $C -f a.cql\n", "")]
    [InlineData("cqlsh --request-timeout 60 10.0.0.1 $PORT\n", "")]
    [InlineData("cqlsh <host> admin\n", "")]
    [InlineData("cqlsh 10.0.0.1 admin -p x\n", "HC6005")]
    [InlineData("C=\"10.0.0.1 admin -p x\"\ncqlsh ${C} -e 'DESCRIBE KEYSPACES'\ncqlsh ${C} -f a.cql\n", "HC6005")]
    public void CqlshTakesHostAndPort(string script, string rule) => Assert.Equal(rule, Only("HC6005", ("a.sh", script)));

    [Theory]
    [InlineData("cqlsh -e 'DROP KEYSPACE thehive'\ncqlsh -f create.cql\ncqlsh -f 20-roles.cql\n", "")]
    [InlineData("cqlsh -e 'DROP KEYSPACE thehive'\ncqlsh <<EOF\nGRANT ALL PERMISSIONS ON KEYSPACE thehive TO thehive;\nEOF\n", "")]
    [InlineData("echo 'DROP KEYSPACE thehive first'\ncqlsh -f create.cql\n", "")]
    [InlineData("cqlsh -e 'DROP KEYSPACE thehive'\ncqlsh -f create.cql\n", "HC6008")]
    public void RightsAreGrantedAgain(string script, string rule) => Assert.Equal(rule, Only("HC6008", ("a.sh", script)));

    [Fact]
    public void WithoutLoginsThereAreNoRights()
        => Assert.Equal("", Only("HC6008", ("a.sh", "cqlsh -e 'DROP KEYSPACE thehive'\n"), ("n1/cassandra.yaml", "authenticator: AllowAllAuthenticator\n")));

    [Theory]
    [InlineData("if [ -z \"$BACKUP_DIR\" ]; then exit 1; fi\n", "")]
    [InlineData("BACKUP_DIRS=/mnt\nif [ -z \"${BACKUP_DIR:-}\" ]; then exit 1; fi\n", "")]
    [InlineData("read -r LATEST\nLATEST_BACKUP=x\nif [ -z \"$LATEST\" ]; then exit 1; fi\n", "")]
    [InlineData("for LAST_FILE in *; do LAST_DIR=x; [ -n \"$LAST_FILE\" ] || exit; done\n", "")]
    [InlineData("source lib.sh\nLATEST_BACKUP_FILE=x\n[ -z \"$LATEST_BACKUP\" ]\n", "")]
    [InlineData("LATEST_BACKPU=x\n[ -z \"$LATEST_BACKUP\" ]\n", "HC6009")]
    public void WhatIsTestedIsSet(string script, string rule) => Assert.Equal(rule, Only("HC6009", ("a.sh", Hive + script)));

    [Theory]
    [InlineData("elasticsearch_$(date +%Y%m%d_%Hh%Mm%Ss)", "")]
    [InlineData("$(date +%F)-thehive", "")]
    [InlineData("snap-$(hostname)", "")]
    [InlineData("%3Csnap-%7Bnow%2Fd%7D%3E", "")]
    [InlineData("$NAME", "")]
    [InlineData("$(date +%Y-%m-%dT%H:%M)", "HC6018")]
    [InlineData("$(date +%b-%d)", "HC6018")]
    [InlineData("_snap", "HC6018")]
    [InlineData("TheHive", "HC6018")]
    public void ASnapshotHasALegalName(string name, string rule) => Assert.Equal(rule, Only("HC6018", ("a.sh", $"curl -X PUT \"$ES/_snapshot/repo/{name}\"\n")));

    [Theory]
    [InlineData("0 2 * * * root backup-cassandra\n0 4 * * * root backup-elasticsearch\n", "HC6017")]
    [InlineData("0 2 * * * root backup-cassandra\n0 2 * * * root backup-elasticsearch\n", "")]
    [InlineData("0 2 * * * root backup-thehive\n0 4 * * 0 root backup-cassandra\n", "")]
    [InlineData("0 2 * * * root backup-cassandra\n0 4 * * * root certbot renew --quiet # files\n", "")]
    public void PartsAreSavedTogether(string crontab, string rule) => Assert.Equal(rule, Only("HC6017", ("n1/etc/cron.d/backup", crontab)));

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(3, 3, false)]
    [InlineData(3, 2, true)]
    [InlineData(7, 3, true)]
    [InlineData(7, 7, false)]
    public void OneNodeHoldsEveryRow(int nodes, int factor, bool isFound)
    {
        var ring = Enumerable.Range(1, nodes).SelectMany(i => new[] { (string.Create(CultureInfo.InvariantCulture, $"n{i}/cassandra.yaml"), "num_tokens: 16\n"), (string.Create(CultureInfo.InvariantCulture, $"n{i}/cassandra-rackdc.properties"), "dc=dc1\nrack=r1\n") }).ToList();
        var cql = ("a.cql", $"CREATE KEYSPACE thehive WITH replication = {{'class': 'NetworkTopologyStrategy', 'dc1': {factor.ToString(CultureInfo.InvariantCulture)}}};\n");
        const string Script = "nodetool snapshot thehive\n";
        Assert.Equal(isFound ? "HC6019" : "", Only("HC6019", [.. ring, cql, ("n1/usr/local/sbin/backup.sh", Script)]));
        Assert.Equal("", Only("HC6019", [.. ring, cql, ("n1/usr/local/sbin/backup.sh", Script), ("n2/usr/local/sbin/backup.sh", Script)]));
        Assert.Equal("", Only("HC6019", [.. ring, cql, ("backup.sh", Script)]));
        Assert.Equal("", Only("HC6019", [.. ring, cql, ("n1/usr/local/sbin/backup.sh", "for h in a b; do ssh $h nodetool snapshot thehive; done\n")]));
    }

    [Theory]
    [InlineData("n1", "")]
    [InlineData("m1", "HC6019")]
    public void WhatTheOwnDatacenterHoldsIsAll(string node, string rule)
    {
        // Three replicas on three nodes here, three on five there.
        var ring = new[] { ("n", 3, "paris"), ("m", 5, "berlin") }.SelectMany(dc => Enumerable.Range(1, dc.Item2).SelectMany(i => new[] { (string.Create(CultureInfo.InvariantCulture, $"{dc.Item1}{i}/cassandra.yaml"), "num_tokens: 16\n"), (string.Create(CultureInfo.InvariantCulture, $"{dc.Item1}{i}/cassandra-rackdc.properties"), $"dc={dc.Item3}\nrack=r1\n") }));
        Assert.Equal(rule, Only("HC6019", [.. ring, ("a.cql", "CREATE KEYSPACE thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'paris': 3, 'berlin': 3};\n"), (node + "/usr/local/sbin/backup.sh", "nodetool snapshot thehive\n")]));
    }

    [Theory]
    [InlineData(3, "")]
    [InlineData(7, "HC6019")]
    public void WithoutAnyCqlTheModelSaysHowManyReplicasThereAre(int nodes, string rule)
    {
        var model = TestClusters.ThreeNodes() with { Nodes = [.. Enumerable.Range(1, nodes).Select(i => new Node(string.Create(CultureInfo.InvariantCulture, $"node{i}"), string.Create(CultureInfo.InvariantCulture, $"10.10.1.1{i}")))] };
        var repo = TestTree.With(new RepoFacts { Model = model }, ("node2/usr/local/sbin/backup.sh", "nodetool snapshot thehive\n"));
        Assert.Equal(rule, string.Join(",", TestTree.Lint(repo).Select(finding => finding.Rule.Id).Where(id => id is "HC6019")));
    }

    [Theory]
    [InlineData("tar -cf - /etc/thehive /etc/cassandra /etc/elasticsearch | age -R key > etc.age\n", 0)]
    [InlineData("tar -cf etc.tar /etc/thehive /etc/cassandra /etc/elasticsearch\ngpg --encrypt -r ops etc.tar\n", 0)]
    [InlineData("restic backup /etc/thehive /etc/cassandra /etc/elasticsearch\n", 0)]
    [InlineData("rsync -a /etc/thehive /etc/cassandra /etc/elasticsearch vault:\n", 0)]
    [InlineData("tar -cf etc.tar /etc/thehive /etc/cassandra /etc/elasticsearch\n", 1)]
    public void SecretsAreNotArchivedInTheClear(string script, int notes)
        => Assert.Equal(notes, Lint(("a.sh", "nodetool snapshot thehive\n" + script)).Count(finding => finding is { Rule.Id: "HC6014", Severity: Severity.Info }));

    // In jq '//' means 'or else'; as a path it would be the root of everything.
    [Theory]
    [InlineData("jq -r '.state // \"MISSING\"' answer.json\n", "HC6014")]
    [InlineData("tar -cf - /etc | age -R key > etc.age\n", "")]
    [InlineData("tar -cf - /etc/ | age -R key > etc.age\n", "")]
    public void WhatIsNoPathHoldsNoConfiguration(string script, string rule)
        => Assert.Equal(rule, Only("HC6014", ("a.sh", "nodetool snapshot thehive\n" + script)));

    [Theory]
    [InlineData("0 2 * * * root flock -n /run/b /usr/local/sbin/backup.sh\n", "", 0)]
    [InlineData("0 2 * * * root /usr/local/sbin/backup.sh\n", "exec 9> /run/lock/b\nflock -n 9\n", 0)]
    [InlineData("0 2 * * * root /usr/local/sbin/backup.sh\n", ". /usr/local/lib/common.sh\n", 0)]
    [InlineData("0 2 * * * root /usr/local/sbin/other-backup\n", "", 0)]
    [InlineData("0 2 * * * root /usr/local/sbin/backup.sh\n", "", 1)]
    public void CronStartsNoSecondRun(string crontab, string script, int notes)
        => Assert.Equal(notes, Lint(("n1/etc/cron.d/backup", crontab), ("n1/usr/local/sbin/backup.sh", script + "nodetool snapshot thehive\n")).Count(finding => finding is { Rule.Id: "HC6017", Severity: Severity.Info }));

    [Theory]
    [InlineData("cqlsh --ssl -u admin 10.0.0.1\n", "")]
    [InlineData("cqlsh --cqlshrc /root/cqlshrc -u admin 10.0.0.1\n", "")]
    [InlineData("cqlsh $OPTIONS -u admin 10.0.0.1\n", "")]
    [InlineData("cqlsh 10.0.0.1 9042\n", "")]
    [InlineData("cqlsh -u admin 10.0.0.1\n", "HC6013")]
    public void CqlshEncryptsWhereItHasTo(string script, string rule)
    {
        Assert.Equal(rule, Only("HC6013", ("a.sh", script), ("n1/cassandra.yaml", "client_encryption_options: {enabled: true, optional: false, keystore: /k}\n")));
        Assert.Equal("", Only("HC6013", ("a.sh", script), ("n1/cassandra.yaml", "client_encryption_options: {enabled: true, optional: true, keystore: /k}\n")));
        Assert.Equal("", Only("HC6013", ("a.sh", script), ("n1/cassandra.yaml", "client_encryption_options: {enabled: true, optional: false, keystore: /k}\n"), ("files/cqlshrc", "[ssl]\n")));
    }

    [Theory]
    [InlineData("{\"indices\": \"thehive*\"}", "")]
    [InlineData("{\"indices\": [\"thehive*\", \"cortex*\"], \"include_global_state\": false}", "")]
    [InlineData("{\"indices\": \"*\"}", "")]
    [InlineData("{\"indices\": \"_all\"}", "")]
    [InlineData("{\"include_global_state\": false}", "")]
    [InlineData("{\"indices\": \"$INDEX\", \"ignore_unavailable\": true}", "")]
    [InlineData("{\"indices\": \"{{ index }}*\"}", "")]
    [InlineData("{\"indices\": \"thehive_global\", \"ignore_unavailable\": true}", "HC8015")]
    [InlineData("{\"indices\": \"cortex*\"}", "HC8015")]
    public void ASnapshotCoversTheIndex(string body, string rule)
    {
        foreach (var script in new[] { "curl -X PUT \"$ES/_snapshot/repo/snap\" -d '" + body + "'\n", "es() { curl \"$@\"; }\nes -X PUT \"$ES/_snapshot/repo/snap\" -d @- <<'END'\n" + body + "\nEND\n" })
        {
            Assert.Equal(rule, string.Join(",", TestTree.Lint(TestTree.One(("a.sh", script), ("n1/etc/thehive/application.conf", "db.janusgraph.index.search { backend = elasticsearch, index-name = thehive }\n"))).Select(finding => finding.Rule.Id).Where(id => id is "HC8015")));
        }
    }

    [Fact]
    public void AMirrorOfScriptsInATaskIsReadToo()
        => Assert.Equal("HC6001", Only("HC6001", ("roles/backup/tasks/main.yml", "- name: Snapshot\n  ansible.builtin.shell: |\n    curl -X PUT \"http://127.0.0.1:9200/_snapshot/repo/snap\"\n")));

    private static string Only(string rule, params (string, string)[] files)
        => string.Join(",", Lint(files).Select(finding => finding.Rule.Id).Where(id => string.Equals(id, rule, StringComparison.Ordinal)));

    // A cron file that is called after a repair is read like any other.
    [Fact]
    public void ACronFileOfRepairsIsReadToo()
        => Assert.Equal(1, Lint(("n1/etc/cron.d/cassandra-repair", "0 2 * * * root /usr/local/sbin/backup.sh\n"), ("n1/usr/local/sbin/backup.sh", "#!/bin/sh\nset -eu\nnodetool snapshot thehive\n")).Count(finding => finding is { Rule.Id: "HC6017", Severity: Severity.Info }));

    // What a script copies is TheHive's when application.conf says so.
    [Theory]
    [InlineData("/data/hive/objects", "#!/bin/sh\nrsync -a /data/hive/objects/ backup1:/srv/\n", 1)]
    [InlineData("/data/hive/objects", "#!/bin/sh\nset -eu\nrsync -a /data/hive/objects/ backup1:/srv/\n", 0)]
    [InlineData("/data/other", "#!/bin/sh\nrsync -a /data/hive/objects/ backup1:/srv/\n", 0)]
    [InlineData("/data/hive/objects", "#!/bin/sh\ntar -cf /srv/hive.tar /data/hive/objects\n", 1)]
    public void ACopyOfTheAttachmentsIsKnownByTheirPlace(string location, string script, int findings)
        => Assert.Equal(findings, Ids(("th1/etc/thehive/application.conf", $"storage {{ provider: localfs, localfs.location: \"{location}\" }}\n"), ("scripts/copy.sh", script)).Count(id => id is "HC6004"));

    private static IEnumerable<string> Ids(params (string, string)[] files) => Lint(files).Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal);

    private static IReadOnlyList<Finding> Lint(params (string, string)[] files) => [.. TestTree.Lint(TestTree.One(files)).Where(finding => finding.Rule.Id.StartsWith("HC60", StringComparison.Ordinal))];
}
