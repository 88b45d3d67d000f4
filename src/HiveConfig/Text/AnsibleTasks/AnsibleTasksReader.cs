using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Reads the tasks of an Ansible playbook, or of a file of tasks or handlers. A file of another form has none.</summary>
internal static class AnsibleTasksReader
{
    private static readonly HashSet<string> Keywords = new(
        """
        action any_errors_fatal args async become become_exe become_flags become_method become_user changed_when check_mode collections
        connection debugger delay delegate_facts delegate_to diff environment failed_when ignore_errors ignore_unreachable listen
        local_action loop loop_control module_defaults name no_log notify poll port register remote_user retries run_once tags throttle
        timeout until vars when
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static AnsibleTasksDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new AnsibleTasksDocument(new AnsibleText(""), [], [tooLong]);
        }

        var plain = WithoutTags(text);
        var source = new AnsibleText(plain);
        var yaml = YamlReader.Read(plain);
        var tasks = new List<AnsibleTask>();
        if (yaml.Root is ListValue list)
        {
            Items(list, source, tasks);
        }

        return new AnsibleTasksDocument(source, tasks, yaml.Faults);
    }

    // Ansible's own tags are unknown to the YAML of Java. Blanks in their place keep every position.
    private static string WithoutTags(string text)
    {
        foreach (var tag in new[] { "!vault-encrypted", "!vault", "!unsafe" })
        {
            if (text.IndexOf(tag, StringComparison.Ordinal) >= 0)
            {
                text = text.Replace(tag, new string(' ', tag.Length));
            }
        }

        return text;
    }

    // Plays hold lists of tasks, blocks too; everything else with a module is a task.
    private static void Items(ListValue list, AnsibleText source, List<AnsibleTask> tasks)
    {
        foreach (var item in list.Items.OfType<MapValue>())
        {
            var isPlay = item.Entries.Any(entry => entry.Key is "hosts");
            var isGroup = isPlay || item.Entries.Any(entry => entry.Key is "block");
            foreach (var entry in isGroup ? item.Entries : [])
            {
                if (entry.Key is "tasks" or "pre_tasks" or "post_tasks" or "handlers" or "block" or "rescue" or "always" && entry.Value is ListValue inner)
                {
                    Items(inner, source, tasks);
                }
            }

            if (!isGroup && Task(item, source) is { } task)
            {
                tasks.Add(task);
            }
        }
    }

    private static AnsibleTask? Task(MapValue map, AnsibleText source)
    {
        var call = map.Entries.FirstOrDefault(entry => !Keywords.Contains(entry.Key) && !entry.Key.StartsWith("with_", StringComparison.Ordinal))
            ?? map.Entries.FirstOrDefault(entry => entry.Key is "action" or "local_action");
        if (call is null)
        {
            return null;
        }

        var keywords = map.Entries.Where(entry => !ReferenceEquals(entry, call)).Select(Setting).ToList();
        var module = call.Key;
        var text = source.Embedded(call.Value);
        if (module is "action" or "local_action")
        {
            (module, text) = Action(text);
        }

        module = module.Substring(module.LastIndexOf('.') + 1);
        var parameters = new List<Setting>();
        parameters.AddRange((call.Value as MapValue)?.Entries.Select(Setting) ?? []);
        parameters.AddRange((map.Member("args") as MapValue)?.Entries.Select(Setting) ?? []);
        EmbeddedText? script = null;
        if (module is "shell" or "command" or "raw")
        {
            script = text ?? parameters.Where(setting => setting.Key is "cmd").Select(setting => source.Embedded(setting.Value)).LastOrDefault() ?? Joined(parameters);
        }
        else if (text is not null)
        {
            parameters.AddRange(AnsiblePairs.Of(text));
        }

        return new AnsibleTask(module, call.KeySpan, parameters, script, keywords);
    }

    private static Setting Setting(MapEntry entry) => new(entry.Key, entry.KeySpan, entry.Value);

    // "shell echo x": the first word is the module.
    private static (string Module, EmbeddedText? Text) Action(EmbeddedText? text)
    {
        if (text is null)
        {
            return ("", null);
        }

        var blank = text.Text.IndexOfAny([' ', '\n']);
        return blank < 0
            ? (text.Text, null)
            : (text.Text.Substring(0, blank), text.Inner(new EmbeddedText(text.Text.Substring(blank + 1), new LineMap(text.Text).Span(blank + 1, text.Text.Length))));
    }

    // The words of argv, each in quotes, so that the reader of shell commands finds the same words.
    private static EmbeddedText? Joined(List<Setting> parameters)
        => parameters.LastOrDefault(setting => setting.Key is "argv")?.Value is ListValue { Items.Count: > 0 } words
            ? new EmbeddedText(string.Join(" ", words.Items.Select(word => "'" + (word is ScalarValue scalar ? scalar.Text : TemplateMask.Mark.ToString()).Replace("'", "'\\''") + "'")), words.Span) { IsExact = false }
            : null;
}
