using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>
/// Each scenario fails when the line of the script that it is about is spoilt; else it would prove nothing. One here, all of them with
/// HIVECONFIG_MUTATIONS=1, which takes minutes.
/// </summary>
public sealed class MutationTests
{
    private const string Lib = "/usr/local/lib/hiveconfig/backup/";
    private const string Backup = "/usr/local/sbin/hiveconfig-backup";
    private const string Restore = "/usr/local/sbin/hiveconfig-restore";

    private static readonly IReadOnlyList<(Type Tests, string Scenario, string Path, string Was, string Becomes)> All =
    [
        (typeof(BackupFailsTests), nameof(BackupFailsTests.When_the_snapshot_ends_as), Lib + "elasticsearch.sh", "if [[ $state != SUCCESS ]]; then", "if false; then"),
        (typeof(BackupTests), nameof(BackupTests.A_backup_has_everything_of_one_stamp), Backup, "for node in \"${BACKUP_CASSANDRA_NODES[@]}\"; do fetch", "for node in node1; do fetch"),
        (typeof(BackupTests), nameof(BackupTests.An_attachment_that_goes_or_comes_meanwhile_is_in_it), Lib + "files.sh", "run the backup again\"\n  link_all", "run the backup again\""),
        (typeof(BackupTests), nameof(BackupTests.Old_backups_go_and_take_their_snapshots_along), Backup, "if drop_index \"$one\"; then rm -f -- \"$BACKUP_STATE/begun/$one\"; else failed=1; fi\n    rm", "rm"),
        (typeof(BackupTests), nameof(BackupTests.A_connection_that_is_lost_for_a_moment_does_no_harm), Lib + "elasticsearch.sh", "[[ $silent -lt ${BACKUP_SILENT:-12} ]] || { drop", "[[ $silent -lt 1 ]] || { drop"),
        (typeof(BackupRefusedTests), nameof(BackupRefusedTests.While_another_run_has_the_lock), Backup, "take_lock coordinator 0 ||", "true ||"),
        (typeof(BackupRefusedTests), nameof(BackupRefusedTests.When_a_Cassandra_node_is_dead), Lib + "cassandra.sh", "&& $1 != \"UN\"", "&& 0"),
        (typeof(BackupRefusedTests), nameof(BackupRefusedTests.When_Elasticsearch_is_not_green), Lib + "elasticsearch.sh", "[[ $health == green ]] ||", "true ||"),
        (typeof(BackupRefusedTests), nameof(BackupRefusedTests.While_Cassandra_streams), Lib + "cassandra.sh", "grep -q '^Not sending any streams' <<<\"$streams\" ||", "true ||"),
        (typeof(BackupRefusedTests), nameof(BackupRefusedTests.When_the_index_has_another_name), Lib + "elasticsearch.sh", "[[ $(pick 'length') -gt 0 ]] ||", "true ||"),
        (typeof(BackupRefusedTests), nameof(BackupRefusedTests.When_the_attachments_are_not_mounted), Lib + "files.sh", "if [[ -n $FILES_SOURCE ]]; then", "if false; then"),
        (typeof(BackupRefusedTests), nameof(BackupRefusedTests.When_the_disk_has_no_room), Backup, "[[ $free -ge $((bytes", "[[ $free -ge 0 || $free -ge $((bytes"),
        (typeof(BackupFailsTests), nameof(BackupFailsTests.When_a_stream_arrives_with_other_bytes), Backup, "[[ $sent == \"$here\" && -s $file ]] ||", "true ||"),
        (typeof(BackupFailsTests), nameof(BackupFailsTests.When_nodetool_says_that_it_has_made_a_snapshot_and_has_not), Lib + "cassandra.sh", "has_tag \"$tag\" || fail 1 \"nodetool says", "true || fail 1 \"nodetool says"),
        (typeof(BackupFailsTests), nameof(BackupFailsTests.The_copy_elsewhere_alone), Backup, "copy || {", "copy || true || {"),
        (typeof(KilledEarlyTests), nameof(KilledEarlyTests.Before_it_is_a_backup), Backup, "partial=$BACKUP_DIRECTORY/$stamp.partial", "partial=$BACKUP_DIRECTORY/$stamp"),
        (typeof(KilledLateTests), nameof(KilledLateTests.Once_it_is_a_backup), Backup, "      rm -rf -- \"$dir\"\n", "      :\n"),
        (typeof(RestoreRefusedTests), nameof(RestoreRefusedTests.Of_a_backup_without_its_marker), Restore, "[[ -f $dir/COMPLETE && -f $dir/SHA256SUMS ]] || return 1\n  [[ $(sed -n 's/^sums //p' \"$dir/COMPLETE\") == \"$(sha256sum -- \"$dir/SHA256SUMS\" | cut -d ' ' -f 1)\" ]] || return 1\n  grep", "return 0\n  grep"),
        (typeof(RestoreRefusedTests), nameof(RestoreRefusedTests.Of_a_damaged_file), Restore, "(cd \"$dir\" && sha256sum --check --strict --quiet SHA256SUMS >&2) ||", "true ||"),
        (typeof(RestoreRefusedTests), nameof(RestoreRefusedTests.Of_another_cluster), Restore, "grep -Fqx \"cluster $BACKUP_CLUSTER\" \"$dir/COMPLETE\"", "true"),
        (typeof(RestoreFailsTests), nameof(RestoreFailsTests.When_restored_indices_lack_documents), Lib + "elasticsearch.sh", ">= $wanted'", ">= 0'"),
        (typeof(RestoreFailsTests), nameof(RestoreFailsTests.When_a_node_refuses_the_files_at_their_place), Restore, "each ring cassandra undo \"$stamp\" || return 1", ":"),
        (typeof(RestoreFailsTests), nameof(RestoreFailsTests.When_the_attachments_cannot_be_moved), Restore, "files undo \"$stamp\" || return 1", ":"),
        (typeof(RestoreFailsTests), nameof(RestoreFailsTests.When_TheHive_does_not_start), Restore, "index undo \"$stamp\" || return 1", ":"),
        (typeof(RestoreTests), nameof(RestoreTests.After_the_loss_of_everything_rights_come_back_too), Lib + "cassandra.sh", "cql_file \"$place/schema/grants.cql\" >/dev/null ||", "true ||"),
        (typeof(RestoreKilledLateTests), nameof(RestoreKilledLateTests.While_things_are_swapped), Lib + "files.sh", "    as_owner touch -- \"$moved\"\n", ""),
        (typeof(RestoreKilledEarlyTests), nameof(RestoreKilledEarlyTests.Before_anything_is_swapped), Restore, "on \"$first\" cassandra drop-staging || return 1", ":"),
        (typeof(ObjectStoreTests), nameof(ObjectStoreTests.A_client_that_fetches_nothing_is_found_out), Lib + "files.sh", "if [[ -s $FILES_STAGING/listed && ! -s $FILES_STAGING/fetched ]]; then", "if false; then"),
    ];

    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            var all = string.Equals(Environment.GetEnvironmentVariable("HIVECONFIG_MUTATIONS"), "1", StringComparison.Ordinal);
            for (var i = 0; i < (all ? All.Count : 1); i++)
            {
                rows.Add(i, All[i].Scenario);
            }

            return rows;
        }
    }

    [LabTheory]
    [MemberData(nameof(Rows))]
    public void A_scenario_fails_when_its_line_is_spoilt(int row, string scenario)
    {
        var (tests, name, path, was, becomes) = All[row];
        Assert.Equal(scenario, name);
        var method = tests.GetMethod(name)!;
        var arguments = method.GetCustomAttributes<InlineDataAttribute>().FirstOrDefault() is { } data ? [.. (IEnumerable<object[]>)data.GetData(method)] : new List<object[]> { System.Array.Empty<object>() };
        Mutation.Ambient.Value = new Mutation(path, was, becomes);
        try
        {
            var problem = Assert.Throws<TargetInvocationException>(() => method.Invoke(Activator.CreateInstance(tests), arguments[0]));
            Assert.IsAssignableFrom<Xunit.Sdk.XunitException>(problem.InnerException);
        }
        finally
        {
            Mutation.Ambient.Value = null;
        }
    }
}
