using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ShellReaderTests
{
    private const string Sample = """
        #!/bin/bash
        set -euo pipefail
        HOST=10.0.0.1; PORT="9042"
        export ES_URL=https://$HOST:9200 TOKEN
        if ! curl -s "$ES_URL/_snapshot/thehive" | grep -q SUCCESS; then
            exit 1
        fi
        STATE=$(curl -s "${ES_URL}/_state" | jq -r '.state')
        backup() {
            local dir="${1:-/backup}"
            nodetool snapshot -t "$dir" thehive || true > /dev/null 2>&1
        }
        for node in a b; do
          cqlsh "$node" 9042 -u cassandra -e "ALTER KEYSPACE thehive WITH replication = {'class': 'SimpleStrategy'}"
        done
        cqlsh $HOST <<'EOF'
        CREATE KEYSPACE thehive;
        DROP ROLE cassandra;
        EOF
        case "$1" in
          full|all) backup / ;;
          *) rm -rf "$TARGET"/* ;;
        esac
        backup && tar czf - /etc/thehive | gpg --encrypt > out.gpg &

        """;

    // Scripts whose commands are all called c, with what bash gives c: compared word by word where every word is known.
    private static readonly string[] Scripts =
    [
        "c a b", "c 'a b' \"c d\" e\\ f", "c a'b'\"c\"d", "c ''", "c \"\" x", "c a#b # d", "c \\#a '#b'", "c \"a\\\"b\\\\c\\d\"", "c 'a\\b'", "c a\\\nb", "c a \\\n b", "c $'a\\tb\\nc'", "c \"a\nb\"", "c a;c b", "c a && c b || c d", "c a | cat",
        "c a & wait", "c a > /dev/null; c b 2>&1", "c b 2>/dev/null d", "c b >/dev/null d </dev/null e", "{ c a; c b; }", "(c a; c b)", "if c a; then c b; else c d; fi", "while c a; do c b; break; done", "for x in 1 2; do c a; done",
        "until c a; do c b; done", "case x in y) c a;; x) c b;; esac", "case x in (x|y) c a ;; *) c b ;; esac; c d", "f() { c a; }; f; c b", "function f { c a; }\nf", "function f() { c a; }\nf", "! c a", "! c a && c b", "c {a} b", "c a=b", "X=1 c a", "X=1 Y=2 c a b",
        "[ -z '' ] && c a", "[[ -z '' && ( 1 < 2 ) ]] && c a", "[[ a == b || a == a ]]\nc b", "c <<E\nx\nE\nc b", "c a <<'E' b\nc not\nE\nc d", "c <<-E\n\tx\n\tE\nc b", "c <<A <<B\n1\nA\n2\nB\nc b", "c <<< 'a b' d", "c - -- -a --b=c", "c é ü", "c a>/dev/null", "c 1 2", "c a 1>/dev/null",
        "((1+1)) && c a", "c a ;\n\n c b ;", "# c no\nc a", "c ! if then", "c [a] ?b", "c a ] }", "c in", "c 'it'\"'\"'s'", "c \"a'b\" 'c\"d'", "c \\\"a", "c a\\", "c `echo`", "c $(echo) b", "c a$(c b)", "X=$(c a b); c d", "X=(1 2\n3); c a", "c ${X:-a} b", "c \"${X:-}}\"", "c $((1+2)) a", "c \"$(c \"a b\")\" x",
        "if [ a = a ]; then\n c a\nelif c b; then\n c d\nfi", "time c a", "coproc_x=1; c a", "c a |& cat", "c a &> /dev/null", "select=1; c a", "c \"a\\\nb\"", "export A=1; c a", "c ~x", "true || c a; c b", "c a \u00a0b",
    ];

    private static readonly string[] Unclosed = ["c 'a", "c \"a", "c $(echo a", "c `echo a", "c ${X", "c \"$(echo \"a)\"", "c a 'b\n c d\n", "c $'a", "X=$(c 'a)"];

    [Fact]
    public void CommandsHaveWordsAndPlaces()
    {
        var document = ShellReader.Read(Sample);

        Assert.Empty(document.Faults);
        var alter = document.Calls("cqlsh").First();
        Assert.Equal(["cqlsh", "$node", "9042", "-u", "cassandra", "-e"], alter.Words.Take(6).Select(word => word.Text));
        Assert.Equal([true, false, true, true, true, true, true], alter.Words.Select(word => word.IsKnown));
        Assert.Equal(Span.On(14, 9, 7), alter.Words[1].Span);
        var drop = document.Calls("rm").Single();
        Assert.Equal("rm -rf $TARGET/*", drop.ToString());
        Assert.Equal([new ShellVariable("TARGET", Span.On(22, 14, 7), false)], drop.Variables);
        Assert.Equal("local dir=${1:-/backup}", document.Calls("local").Single().ToString());
    }

    [Fact]
    public void CommandsKnowHowTheyAreJoined()
    {
        var document = ShellReader.Read(Sample);

        var curl = document.Calls("curl").ToList();
        Assert.Equal((true, true, false), (curl[0].IsNegated, curl[0].IsCondition, curl[0].IsSubstitution));
        Assert.Equal((false, false, true), (curl[1].IsNegated, curl[1].IsCondition, curl[1].IsSubstitution));
        Assert.Equal(("|", true), (document.Calls("grep").Single().Connector, document.Calls("grep").Single().IsCondition));
        var swallowed = document.Calls("true").Single();
        Assert.Equal("||", swallowed.Connector);
        Assert.Equal([(">", "/dev/null", null), (">&", "1", 2)], swallowed.Redirections.Select(redirection => (redirection.Operator, redirection.Target.Text, redirection.Descriptor)));
        Assert.Equal(["&&", "|"], document.Commands.TakeLast(2).Select(command => command.Connector));
        Assert.False(document.Calls("exit").Single().IsCondition);
    }

    [Fact]
    public void AssignmentsAreFoundWhereverTheyStand()
        => Assert.Equal(
            [("HOST", "10.0.0.1"), ("PORT", "9042"), ("ES_URL", "https://$HOST:9200"), ("STATE", "$(curl -s \"${ES_URL}/_state\" | jq -r '.state')"), ("dir", "${1:-/backup}")],
            ShellReader.Read(Sample).Assignments.Select(assignment => (assignment.Name, assignment.Value.Text)));

    [Fact]
    public void AHereDocumentIsATextOfItsOwn()
    {
        var command = ShellReader.Read(Sample).Calls("cqlsh").Last();

        Assert.Equal("CREATE KEYSPACE thehive;\nDROP ROLE cassandra;\n", command.Input!.Text);
        Assert.Equal(Span.On(18, 1, 4), command.Input.Place(Span.On(2, 1, 4)));
        Assert.False(command.Redirections.Single().Expands);
        Assert.True(ShellReader.Read("cat <<E\n$x\nE\n").Commands.Single().Redirections.Single().Expands);
    }

    [Fact]
    public void AnArgumentIsATextOfItsOwn()
    {
        var document = ShellReader.Read("cqlsh -e 'DROP\n  TABLE x' --execute=\"a\\\"b\"\n");
        var command = document.Commands.Single();

        var text = document.Embedded(command.Option("-e")!);
        Assert.Equal(("DROP\n  TABLE x", true), (text.Text, text.IsExact));
        Assert.Equal((Span.On(1, 11, 4), Span.On(2, 3, 5)), (text.Place(Span.On(1, 1, 4)), text.Place(Span.On(2, 3, 5))));
        var escaped = document.Embedded(command.Words[3]);
        Assert.Equal(("--execute=a\"b", false, command.Words[3].Span), (escaped.Text, escaped.IsExact, escaped.Place(Span.On(1, 3, 1))));
        Assert.Equal("a\"b", command.Option("--execute")!.Text);
        Assert.Null(command.Option("-f"));
    }

    // bash takes a carriage return for a part of the word; whoever checks a script out with CRLF wants it read all the same.
    [Fact]
    public void CarriageReturnsAreBlanks()
        => Assert.Equal(["c a", "d"], ShellReader.Read("c a\r\nd <<E\r\nx\r\nE\r\n").Commands.Select(command => command.ToString()));

    [Fact]
    public void AQuoteWithoutItsEndIsAFault()
    {
        Assert.Equal("1:6 a quote that is not closed", ShellReader.Read("echo 'a\nb\n").Faults.Select(fault => fault.Span + " " + fault.Message).Single());
        Assert.Equal("1:3 '$(' without its ')'", ShellReader.Read("X=$(a | b\nc\n").Faults.Select(fault => fault.Span + " " + fault.Message).Single());
        Differences.None(Unclosed.Where(script => ShellReader.Read(script).Faults.Count != 1));
        Differences.None(Scripts.Where(script => ShellReader.Read(script).Faults.Count != 0));
    }

    // Every command c that bash runs must be among ours with the same words, and every one of ours is run, skipped by a
    // condition, or has an unknown word.
    [RealFact("bash")]
    public void WordsAreThoseOfBashHere()
    {
        using var folder = new TempDirectory();
        var differences = new List<string>();
        for (var i = 0; i < Scripts.Length; i++)
        {
            folder.Write("script", Scripts[i]);
            var run = RealProcess.Run("bash", ["-c", "n=0; c() { { printf '<%s>' \"$@\"; echo; } >>\"$OUT\"; }; export -f c; OUT=$PWD/out; : >out; . ./script >/dev/null 2>&1; true"], folder.Path);
            var theirs = System.IO.File.ReadAllText(folder["out"]).Split(">\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line + ">").ToList();
            var ours = ShellReader.Read(Scripts[i]).Commands.Where(command => command.Program == "c").ToList();
            var known = ours.Where(command => command.Words.All(word => word.IsKnown)).Select(command => string.Concat(command.Words.Skip(1).Select(word => $"<{word.Text}>")) is { Length: > 0 } words ? words : "<>").ToHashSet(StringComparer.Ordinal);
            if (theirs.Count == 0 || (theirs.Any(line => !known.Contains(line)) && ours.All(command => command.Words.All(word => word.IsKnown))))
            {
                differences.Add($"{Scripts[i]}: {string.Join(" ", theirs)}, ours {string.Join(" ", known)} {run.Error}");
            }
        }

        Differences.None(differences);
    }

    [RealFact("bash")]
    public void VerdictsAreThoseOfBashHere()
    {
        using var folder = new TempDirectory();
        Differences.None(Scripts.Append(Sample).Where(script => Refuses(script)));
        Differences.None(Unclosed.Where(script => !Refuses(script)));

        bool Refuses(string script)
        {
            folder.Write("script", script);
            return RealProcess.Run("bash", ["-n", "script"], folder.Path).ExitCode != 0;
        }
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(ShellReader.Read, [Sample, .. Scripts, .. Unclosed]);
        HostileText.Exhaust(
            ShellReader.Read, "c 'a' \"$b\" $(d)\n", "cat <<E\nx\nE\n", "cat <<E ", "((", "a[", "a[;", "a=(", "case x in a)\n", "[[ a && b ]]\n", "[[ ", "X=1 ", "${a} ", "f() {\n", "\"$(", "a\\\n", "if a; then\n", "$((1+1)) ", "`a` ");
    }

    // Each command c with the variables of the loops around it, the innermost first, f in a function, b in a branch.
    [Theory]
    [InlineData("for a in 1 2; do c; done; c", "a, ")]
    [InlineData("for a in 1\ndo\n  for b in 2; do c; done\n  c\ndone\nc", "b a, a, ")]
    [InlineData("for a in 1; do while true; do c; done; c; done", "a, a")]
    [InlineData("while read -r x; do c; done; until c; do c; done", ", , ")]
    [InlineData("for a in 1; do x=$(for b in 2; do c; done; c); c; done; c", "b a, a, a, ")]
    [InlineData("f() { c; { c; }; c; }; c", "f, f, f, ")]
    [InlineData("function f { c; }; { c; }", "f, ")]
    [InlineData("f() {\n  for a in 1; do c; done\n}\nc", "a f, ")]
    [InlineData("if c; then c; else c; fi; c; case x in a) c ;; esac; c", "b, b, b, , b, ")]
    [InlineData("done; }; done; c; for a in 1; do c", ", a")]
    [InlineData("x=$(f() { c; }; c); c", "f, , ")]
    public void LoopsAndFunctionsAroundACommandAreKnown(string script, string around)
    {
        var found = ShellReader.Read(script).Calls("c").Select(command =>
        {
            var words = new List<string>();
            for (var loop = command.Loop; loop is not null; loop = loop.Loop)
            {
                words.Add(loop.Words[1].Text);
            }

            return string.Join(" ", words.Concat(command.IsInFunction ? ["f"] : []).Concat(command.IsInBranch ? ["b"] : []));
        });
        Assert.Equal(around, string.Join(", ", found));
    }
}
