using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>The tasks of an Ansible playbook or of a file of tasks or handlers.</summary>
internal sealed class AnsibleTasksDocument : Document
{
    private readonly AnsibleText _text;

    internal AnsibleTasksDocument(AnsibleText text, IReadOnlyList<AnsibleTask> tasks, IReadOnlyList<Fault> faults)
        : base(faults)
    {
        _text = text;
        Tasks = tasks;
    }

    /// <summary>The tasks in reading order, those inside blocks too.</summary>
    public IReadOnlyList<AnsibleTask> Tasks { get; }

    /// <summary>The tasks of some modules, named without their collection: <c>Of("shell", "command")</c>.</summary>
    public IEnumerable<AnsibleTask> Of(params string[] modules) => Tasks.Where(task => Array.IndexOf(modules, task.Module) >= 0);

    /// <summary>A value as a text in another syntax: what <c>copy</c> writes, the block of a <c>shell</c>. Null for a value that is no scalar.</summary>
    public EmbeddedText? Embedded(ConfigValue value) => _text.Embedded(value);
}

/// <summary>One task.</summary>
/// <param name="Module">The module without its collection: <c>shell</c> for <c>ansible.builtin.shell</c>.</param>
/// <param name="ModuleSpan">Where the module stands.</param>
/// <param name="Parameters">What the module is given, as keys and values; the free text of <c>shell</c> is not among them.</param>
/// <param name="Script">The commands of <c>shell</c>, <c>command</c> and <c>raw</c>; null for other modules.</param>
/// <param name="Keywords">The other keys of the task: <c>name</c>, <c>when</c>, <c>notify</c>, …</param>
internal sealed record AnsibleTask(
    string Module,
    Span ModuleSpan,
    IReadOnlyList<Setting> Parameters,
    EmbeddedText? Script,
    IReadOnlyList<Setting> Keywords)
{
    /// <summary>The last parameter of a name; null when there is none.</summary>
    public Setting? Find(string parameter) => Parameters.LastOrDefault(setting => string.Equals(setting.Key, parameter, StringComparison.Ordinal));

    /// <summary>What the task is called; null when it has no name or a template one.</summary>
    public string? Name => Keywords.FirstOrDefault(setting => setting.Key is "name")?.Value is ScalarValue name ? name.Text : null;
}
