using System;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class AnsibleTasksReaderTests
{
    private const string Sample = """
        - hosts: cassandra
          become: true
          vars:
            shell: not a task
          tasks:
            - name: Replicate
              ansible.builtin.shell: |
                set -e
                cqlsh {{ host }} <<'EOF'
                ALTER KEYSPACE system_auth WITH replication = {};
                EOF
              args:
                executable: /bin/bash
              when: first
            - name: Repair
              command: nodetool repair "system_auth"
            - block:
                - shell:
                    cmd: 'echo a'
              rescue:
                - local_action: shell echo rescued
            - name: Mount
              ansible.posix.mount:
                path: /opt/thp
                src: "nas:/srv"
                fstype: nfs
                state: mounted
            - name: Bind
              sysctl: name=net.ipv4.ip_nonlocal_bind value='1' reload={{ yes_no }}
            - name: Limits
              copy:
                dest: /etc/x.conf
                content: |
                  a=1
                    b=2
            - command:
                argv: [nodetool, repair, a b]
          handlers:
            - name: Restart
              service: name=cassandra state=restarted

        """;

    private static AnsibleTasksDocument Document => AnsibleTasksReader.Read(TemplateMask.Mask(Sample));

    [Fact]
    public void TasksAreFoundWhereverTheyStand()
    {
        Assert.Empty(Document.Faults);
        Assert.Equal(
            ["shell Replicate", "command Repair", "shell ", "shell ", "mount Mount", "sysctl Bind", "copy Limits", "command ", "service Restart"],
            Document.Tasks.Select(task => task.Module + " " + task.Name));
        Assert.Equal(Span.On(7, 7, 21), Document.Tasks[0].ModuleSpan);
        Assert.Equal("/bin/bash", ((ScalarValue)Document.Tasks[0].Find("executable")!.Value).Text);
        Assert.Equal(["name", "args", "when"], Document.Tasks[0].Keywords.Select(keyword => keyword.Key));
    }

    [Fact]
    public void ScriptsKeepTheirPlaces()
    {
        var script = Document.Tasks[0].Script!;
        var shell = ShellReader.Read(script.Text);
        var cqlsh = shell.Calls("cqlsh").Single();

        Assert.Empty(shell.Faults);
        Assert.False(cqlsh.Words[1].IsKnown);
        Assert.Equal(Span.On(9, 15, 10), script.Place(cqlsh.Words[1].Span));
        Assert.Equal("ALTER KEYSPACE system_auth WITH replication = {};\n", cqlsh.Input!.Text);
        Assert.Equal(Span.On(10, 9, 5), script.Inner(cqlsh.Input).Place(Span.On(1, 1, 5)));
        Assert.Equal(["nodetool repair \"system_auth\"", "echo a", "echo rescued"], Document.Tasks.Skip(1).Take(3).Select(task => task.Script!.Text));
        Assert.Equal([Span.On(16, 16, 8), Span.On(19, 19, 4), Span.On(21, 31, 4)], Document.Tasks.Skip(1).Take(3).Select(task => task.Script!.Place(ShellReader.Read(task.Script.Text).Commands[0].Words[0].Span)));
        Assert.Equal(["nodetool", "repair", "a b"], ShellReader.Read(Document.Of("command").Last().Script!.Text).Commands.Single().Words.Select(word => word.Text));
    }

    [Fact]
    public void ParametersAreRead()
    {
        var mount = Document.Of("mount").Single();
        Assert.Equal(["path", "src", "fstype", "state"], mount.Parameters.Select(parameter => parameter.Key));
        Assert.Equal("nas:/srv", ((ScalarValue)mount.Find("src")!.Value).Text);
        var sysctl = Document.Of("sysctl").Single();
        Assert.Equal(("1", Span.On(29, 52, 3)), (((ScalarValue)sysctl.Find("value")!.Value).Text, sysctl.Find("value")!.Span));
        Assert.IsType<UnknownValue>(sysctl.Find("reload")!.Value);
        var content = Document.Embedded(Document.Of("copy").Single().Find("content")!.Value)!;
        Assert.Equal(("a=1\n  b=2\n", Span.On(35, 13, 1)), (content.Text, content.Place(Span.On(2, 3, 1))));
    }

    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("- a\n- [b]\n- c: d\n  name: e\n- name: f\n")]
    [InlineData("")]
    [InlineData("- import_playbook: x.yml\n")]
    [InlineData("- hosts: all\n  tasks:\n  roles: [x]\n")]
    public void OtherFilesAreNoFault(string text) => Assert.Empty(AnsibleTasksReader.Read(text).Faults);

    [Fact]
    public void AVaultedValueIsNoFault()
        => Assert.Equal("debug", AnsibleTasksReader.Read("- debug:\n    msg: !vault |\n      $ANSIBLE_VAULT;1.1;AES256\n      6162\n").Tasks.Single().Module);

    [Fact]
    public void WhatIsNoYamlIsAFault() => Assert.NotEmpty(AnsibleTasksReader.Read("- shell: [a\n").Faults);

    [RealFact("ansible-playbook")]
    public void TheTasksAreThoseOfAnsibleHere()
    {
        using var folder = new TempDirectory();
        folder.Write("play.yml", Sample.Replace("ansible.posix.mount", "ansible.builtin.debug", StringComparison.Ordinal).Replace("sysctl:", "ping:", StringComparison.Ordinal));

        var run = RealProcess.Run("ansible-playbook", ["--list-tasks", "play.yml"], folder.Path);

        // "      Replicate	TAGS: []"; a task without a name goes by its module. Neither handlers nor what stands in rescue is listed.
        var theirs = run.Out.Split('\n').Where(line => line.StartsWith("      ", StringComparison.Ordinal)).Select(line => line.Split('\t')[0].Trim());
        Assert.Equal(theirs, Document.Tasks.Where((_, i) => i != 3).SkipLast(1).Select(task => task.Name ?? task.Module));
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(AnsibleTasksReader.Read, [Sample, TemplateMask.Mask(Sample), "- shell: \"a\\tb\"\n- mount: 'it''s=x'\n- action: copy a=b\n"]);
        HostileText.Exhaust(AnsibleTasksReader.Read, "- shell: |\n    a\n", "- copy: a=b c=d\n");
    }
}
