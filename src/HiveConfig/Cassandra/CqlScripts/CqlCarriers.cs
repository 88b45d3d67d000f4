using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Files that give CQL to cqlsh: read for that alone, and only when they speak of system_auth.</summary>
public static class CqlCarriers
{
    private static readonly string[] Words = ["cqlsh", "system_auth"];

    /// <summary>A shell script.</summary>
    public static FileKind ShellScript { get; } = new("shell script", service: null, "/usr/local/sbin", ShellReader.Read)
    {
        FileNames = ["*.sh", "*.bash"],
        CarriedWords = Words,
    };

    /// <summary>A playbook of Ansible, or a file of tasks or handlers.</summary>
    public static FileKind AnsibleTasks { get; } = new("Ansible tasks", service: null, "/etc/ansible", AnsibleTasksReader.Read)
    {
        FileNames =
        [
            "tasks/*.yml", "tasks/*.yaml", "handlers/*.yml", "handlers/*.yaml", "playbooks/*.yml", "playbooks/*.yaml",
            "playbook*.yml", "playbook*.yaml", "site.yml", "site.yaml",
        ],
        CarriedWords = Words,
    };
}
