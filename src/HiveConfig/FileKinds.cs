using System.Collections.Generic;
using HiveConfig.Backup;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig;

/// <summary>Every kind of file that this product knows.</summary>
public static class FileKinds
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
    [
        // First of all: tasks/elasticsearch.yml is a file of tasks. And before the scripts those that are more.
        Carriers.AnsibleTasks,
        CheckScript.Kind,
        CassandraEnvironment.Kind,
        BackupScripts.Kind,
        BackupCommands.Kind,
        Carriers.ShellScript,
        CassandraYaml.Kind,
        RackDcProperties.Kind,
        TopologyProperties.Kind,
        CqlScript.Kind,
        CassandraJvmOptions.Kind,
        CassandraJavaOptions.Kind,
        RepairService.Kind,
        RepairTimer.Kind,
        RepairJobs.Timer,
        RepairJobs.Cron,
        ElasticsearchYml.Kind,
        ElasticsearchJvmOptions.Kind,
        ElasticsearchJvmOptions.Main,
        ElasticsearchDropIn.Kind,
        TheHiveRole.Kind,
        TheHiveUser.Kind,
        CortexConf.Kind,
        ApplicationConf.Kind,
        SecretConf.Kind,
        TheHiveDefault.Kind,
        Logback.Kind,
        MountUnit.Kind,
        AutomountUnit.Kind,
        Fstab.Kind,
        NfsExports.Kind,
        TheHiveDropIn.Kind,
        HaproxyCfg.Kind,
        KeepalivedConf.Kind,
        KeepalivedDropIn.Kind,
        LoadBalancerSysctl.Kind,
        SysctlConf.Kind,
        BackupConf.Kind,
        SshConfig.Kind,
        CqlshRc.Kind,
        CqlshCredentials.Kind,
        ElasticsearchCurl.Kind,
        AwsCredentials.Kind,
        AwsSettings.Kind,
        MinioClient.Kind,
        BackupService.Kind,
        BackupTimer.Kind,

        // After the files that other programs have under a name of their own.
        IncludedConf.Kind,
        KeepalivedPart.Kind,
        Manifest.Kind,

        // Last: units that are a component's own come before those of any name.
        Carriers.Timer,
        Carriers.Service,
        Carriers.Crontab,
        Carriers.Certificates,
    ];

    /// <summary>The kinds that are written, in the order of the generated tree.</summary>
    public static IReadOnlyList<FileRenderer> Renderers { get; } =
    [
        new(CassandraYaml.Kind, Role.Cassandra, CassandraYamlRenderer.Render) { InstalledPath = ConfigurationDirectory.PathOf(CassandraYaml.Kind) },
        new(RackDcProperties.Kind, Role.Cassandra, RackDcRenderer.Render) { InstalledPath = ConfigurationDirectory.PathOf(RackDcProperties.Kind) },
        new(CqlScript.Kind, Role.Cassandra, CqlScriptRenderer.Replication) { InstalledPath = _ => CqlScript.ReplicationPath },
        new(CqlScript.Kind, Role.Cassandra, CqlScriptRenderer.Roles) { InstalledPath = _ => CqlScript.RolesPath },
        new(CqlScript.Kind, Role.Cassandra, CqlScriptRenderer.DropDefault) { InstalledPath = _ => CqlScript.DropDefaultPath },
        new(CassandraJvmOptions.Kind, Role.Cassandra, CassandraJvmOptionsRenderer.Render) { InstalledPath = ConfigurationDirectory.PathOf(CassandraJvmOptions.Kind) },
        new(RepairService.Kind, Role.Cassandra, RepairService.Render),
        new(RepairTimer.Kind, Role.Cassandra, RepairTimer.Render),
        new(MountUnit.Kind, Role.Elasticsearch, SnapshotMount.Render) { InstalledPath = SnapshotMount.InstalledPath, AfterChange = SnapshotMount.AfterChange },
        new(ElasticsearchYml.Kind, Role.Elasticsearch, ElasticsearchYmlRenderer.Render),
        new(ElasticsearchJvmOptions.Kind, Role.Elasticsearch, ElasticsearchJvmOptionsRenderer.Render),
        new(ElasticsearchDropIn.Kind, Role.Elasticsearch, ElasticsearchDropIn.Render),
        new(TheHiveRole.Kind, Role.Elasticsearch, TheHiveAccessRenderer.Role),
        new(TheHiveUser.Kind, Role.Elasticsearch, TheHiveAccessRenderer.User),
        new(ApplicationConf.Kind, Role.TheHive, ApplicationConfRenderer.Render),
        new(SecretConf.Kind, Role.TheHive, SecretConfRenderer.Render),
        new(TheHiveDefault.Kind, Role.TheHive, TheHiveDefaultRenderer.Render),
        new(Logback.Kind, Role.TheHive, LogbackRenderer.Render),
        new(MountUnit.Kind, Role.TheHive, MountUnit.Render) { InstalledPath = MountUnit.InstalledPath, AfterChange = MountUnit.AfterChange },
        new(TheHiveDropIn.Kind, Role.TheHive, TheHiveDropIn.Render),
        new(NfsExports.Kind, Role: null, NfsExports.Render),
        new(HaproxyCfg.Kind, Role.LoadBalancer, HaproxyCfgRenderer.Render),
        new(KeepalivedConf.Kind, Role.LoadBalancer, KeepalivedConfRenderer.Render),
        new(KeepalivedDropIn.Kind, Role.LoadBalancer, KeepalivedDropIn.Render),
        new(LoadBalancerSysctl.Kind, Role.LoadBalancer, LoadBalancerSysctl.Render),
        new(BackupConf.Kind, Role: null, BackupConf.Render),
        .. BackupCommands.Renderers,
        .. BackupScripts.Renderers,
        new(SshConfig.Kind, Role: null, SshConfig.Render),
        new(CqlshRc.Kind, Role.Cassandra, CqlshRc.Render),
        new(CqlshCredentials.Kind, Role.Cassandra, CqlshCredentials.Render),
        new(ElasticsearchCurl.Kind, Role.Elasticsearch, ElasticsearchCurl.Render),
        new(AwsCredentials.Kind, Role: null, AwsCredentials.Render),
        new(AwsSettings.Kind, Role: null, AwsSettings.Render),
        new(MinioClient.Kind, Role: null, MinioClient.Render),
        new(BackupService.Kind, Role: null, BackupService.Render),
        new(BackupTimer.Kind, Role: null, BackupTimer.Render),
    ];

    /// <summary>The files that must not be on a machine.</summary>
    public static IReadOnlyList<Absence> Absences { get; } =
    [
        TopologyProperties.Absence,
        RepairTimer.Absence,
        RepairService.Absence,
        ElasticsearchDropIn.Absence,
        TheHiveDropIn.Absence,
        BackupTimer.Absence,
        BackupService.Absence,
    ];

    /// <summary>The parts of the runbook, in the order of the first start; a cluster that has had it begins with its changes.</summary>
    public static IReadOnlyList<RunbookSection> Runbook { get; } =
    [
        LaterSection.OfARunningCluster,
        MachinesSection.Section,
        CertificatesSection.Section,
        NfsServerSection.OfAStranger,
        ObjectStoreSection.Section,
        CopySection.Section,
        NfsServerSection.OfANode,
        CassandraSection.Section,
        ElasticsearchSection.Section,
        TheHiveSection.Section,
        LoadBalancerSection.Section,
        BackupSection.Section,
        LaterSection.Section,
    ];
}
