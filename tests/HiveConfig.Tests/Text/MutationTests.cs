using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Whatever stands in a text: the readers come back, and point into it.</summary>
public sealed class MutationTests
{
    private static readonly string[] CqlSeeds =
    [
        "CREATE ROLE IF NOT EXISTS admin WITH PASSWORD = 'it''s' AND LOGIN = true;\nDROP ROLE $$x$$; -- c\n/* d */ USE \"k\";\r\n",
        "ALTER KEYSPACE ks WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3} AND durable_writes = true;",
        "GRANT SELECT, MODIFY ON ALL TABLES IN KEYSPACE k TO r;\nREVOKE ALL ON FUNCTION k.f(int, list<text>) FROM r;",
        "CREATE USER u WITH PASSWORD 'x' SUPERUSER;\nLIST ALL PERMISSIONS OF u;\nDESCRIBE TABLE k.t WITH INTERNALS\nUSE k;",
        "CREATE ROLE r WITH OPTIONS = {'a': 1} AND ACCESS TO DATACENTERS {'dc1', 'dc2'} AND HASHED PASSWORD = 'y';",
    ];

    [Fact]
    public void HoconReaderAlwaysComesBack()
    {
        var texts = HoconMutations.Of(HoconCase.All.Select(item => item.Text), seed: 1, count: 4000)
            .Concat(HoconMutations.Substitutions(seed: 2, count: 2000))
            .Concat(HoconMutations.Of(HoconMutations.Substitutions(seed: 3, count: 200), seed: 4, count: 2000));
        var read = 0;
        foreach (var text in texts)
        {
            var ends = LineEnds(text);
            var document = HoconReader.Read(text);
            var self = new ConfigFile("x.conf", new FileKind("x.conf", null, "/x.conf", _ => document), text);
            foreach (var tree in new[] { document.Resolve(_ => null), document.Resolve(_ => self) })
            {
                Assert.All(document.Faults.Concat(tree.Faults), fault => AssertInside(fault, ends, text));
                Assert.All(tree.Settings, setting => Assert.True(IsInside(setting.KeySpan, ends) && IsInside(setting.Span, ends), text));
                read += tree.Settings.Count;
            }

            Assert.All(document.Includes, include => Assert.True(IsInside(include.Span, ends), text));
        }

        Assert.True(read > 5000);
    }

    [Fact]
    public void CqlReaderAlwaysComesBack()
    {
        var read = 0;
        foreach (var text in HoconMutations.Of(CqlSeeds, seed: 5, count: 4000))
        {
            var ends = LineEnds(text);
            var document = CqlReader.Read(text);
            Assert.All(document.Faults, fault => AssertInside(fault, ends, text));
            Assert.All(document.Statements, statement => Assert.True(IsInside(statement.Span, ends), text));
            read += document.Statements.Count;
        }

        Assert.True(read > 2000);
    }

    private static void AssertInside(Fault fault, List<int> ends, string text)
    {
        Assert.NotEqual(0, fault.Message.Length);
        Assert.True(IsInside(fault.Span, ends) && (fault.Related is not { } related || IsInside(related, ends)), $"{fault.Message} at {fault.Span} in {text}");
    }

    /// <summary>The column behind the last character of each line, line ends included.</summary>
    private static List<int> LineEnds(string text) => text.Split('\n').Select((line, i) => line.Length + (i < text.Count(c => c == '\n') ? 2 : 1)).ToList();

    private static bool IsInside(Span span, List<int> ends)
        => span.Line >= 1 && span.Column >= 1
        && span.EndLine <= ends.Count && span.EndColumn <= ends[span.EndLine - 1] && span.Column <= ends[span.Line - 1]
        && (span.Line, span.Column).CompareTo((span.EndLine, span.EndColumn)) <= 0;
}
