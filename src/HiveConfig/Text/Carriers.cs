namespace HiveConfig.Text;

/// <summary>
/// Files that are of no component: scripts, playbooks, timers and crontabs. Of the many that a repo has, only those are read that
/// speak of what some rule looks for.
/// </summary>
internal static class Carriers
{
    // The tools of databases and backups. Each inner list is one way to be of interest: all its words have to stand in the text.
    private static readonly string[][] Tools =
    [
        ["elasticsearch-users"], [":9200"], ["cqlsh"], ["nodetool"], ["sstableloader"], ["_snapshot"], ["mcli"], ["mc mirror"], ["thehive", "backup"], ["attachment", "backup"],
        ["hive", "rsync"], ["hive", "cp "], ["hive", "tar "], ["attachment", "rsync"], ["attachment", "cp "], ["attachment", "tar "],
    ];

    /// <summary>A playbook of Ansible, or a file of tasks or handlers.</summary>
    internal static FileKind AnsibleTasks { get; } = new("Ansible tasks", service: null, "/etc/ansible", AnsibleTasksReader.Read)
    {
        FileNames =
        [
            "tasks/*.yml", "tasks/*.yaml", "handlers/*.yml", "handlers/*.yaml", "playbooks/*.yml", "playbooks/*.yaml",
            "playbook*.yml", "playbook*.yaml", "site.yml", "site.yaml",
        ],
        Carries = [.. Tools, ["cassandra_keyspace"], ["cassandra_role"], ["thehive="], ["cassandra="], ["elasticsearch="], ["mount:"], ["sysctl:"], ["mode:", "/etc/"], ["mode=", "/etc/"], ["uid", "thehive"], ["gid", "thehive"], ["uid", "elasticsearch"], ["gid", "elasticsearch"]],
    };

    /// <summary>A shell script.</summary>
    internal static FileKind ShellScript { get; } = new("shell script", service: null, "/usr/local/sbin", ShellReader.Read)
    {
        FileNames = ["*.sh", "*.bash"],
        Carries = [.. Tools, ["useradd"], ["usermod"], ["groupadd"], ["groupmod"]],
    };

    /// <summary>Certificates, of which no private key may be a part.</summary>
    internal static FileKind Certificates { get; } = new("certificate", service: null, "/etc/ssl/certs", CertificateReader.Read)
    {
        FileNames = ["*.crt", "*.pem"],
        Carries = [["-----BEGIN CERTIFICATE-----"]],
    };

    /// <summary>A systemd timer.</summary>
    internal static FileKind Timer { get; } = new("systemd timer", service: null, "/etc/systemd/system", SystemdReader.Read)
    {
        FileNames = ["*.timer"],
        Carries = [["[Timer]"]],
    };

    /// <summary>A systemd service that is none of a component's own.</summary>
    internal static FileKind Service { get; } = new("systemd service", service: null, "/etc/systemd/system", SystemdReader.Read)
    {
        FileNames = ["*.service"],
        Carries = [.. Tools, ["ExecStart", "backup"], ["ExecStart", "repair"]],
    };

    /// <summary>A crontab.</summary>
    internal static FileKind Crontab { get; } = new("crontab", service: null, "/etc/cron.d", CrontabReader.Read)
    {
        FileNames = ["crontab", "*.crontab", "*.cron", "cron.d/*"],
        Carries = [.. Tools, ["backup"], ["repair"]],
    };
}
