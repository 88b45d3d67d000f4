using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// 200,000 mutated texts, the same in every run: 190,000 are read by one reader each, 10,000 stand in a tree that all rules look at
/// and that is reported. HIVECONFIG_FUZZ=n takes n, split in the same way; input i is always the same, so that a failure can be repeated.
/// </summary>
public sealed class FuzzTests
{
    private const int Usual = 200_000;
    private const int OneInThatManyIsLinted = 20;

    // Of what is read, every place in the whole document is looked at here; faults are always.
    private const int OneInThatManyIsWalked = 8;

    private static readonly IReadOnlyList<string> AnySeeds = FuzzCorpus.Readers.SelectMany(reader => reader.Seeds).ToList();

    // What YamlDotNet refuses it throws, itself or from the framework's own for a character beyond the last one or half of one; and no base 64 is told
    // by an exception. Everything else is an error of ours, caught or not.
    private static bool IsExpected(Exception exception)
        => exception is FormatException or ArgumentOutOfRangeException { ParamName: "utf32" or "highSurrogate" or "lowSurrogate" } || exception.GetType().Namespace is "YamlDotNet.Core" || exception.StackTrace?.TrimStart().StartsWith("at YamlDotNet.", StringComparison.Ordinal) == true;

    [ThreadStatic]
    private static List<string>? s_thrown;

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("HIVECONFIG_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Usual;

    [Fact]
    public void EveryReaderComesBackAndPointsIntoItsText()
        => Watched(() => FuzzRun.All(Count - (Count / OneInThatManyIsLinted), TimeSpan.FromMilliseconds(300), Read));

    [Fact]
    public void AllRulesComeBackAndPointIntoTheirFiles()
        => Watched(() => FuzzRun.All(Count / OneInThatManyIsLinted, TimeSpan.FromMilliseconds(1500), Lint));

    [Fact]
    public void TheSameSeedGivesTheSameText()
        => Assert.Equal(Mutator.Mutate(AnySeeds[0], new SeededRandom(7), AnySeeds), Mutator.Mutate(AnySeeds[0], new SeededRandom(7), AnySeeds));

    private static string? Read(int i)
    {
        var random = new SeededRandom((ulong)i + 1);
        var reader = FuzzCorpus.Readers[i % FuzzCorpus.Readers.Count];
        var text = Mutator.Mutate(random.Next(10) == 0 ? random.Of(AnySeeds) : random.Of(reader.Seeds), random, AnySeeds);
        text = DecodedText.Of(Mutator.Flip(text, random.Next(4) == 0 ? random : new SeededRandom(0))) is { Faults.Count: 0 } flipped && random.Next(4) == 0 ? flipped.Text : Whole(text);
        FuzzRun.Is(reader.Name + "\n" + Shown(text));
        return Guarded(() =>
        {
            var document = reader.Read(text);
            var lines = new LineEnds(text);
            var outside = document.Faults.FirstOrDefault(fault => !lines.Holds(fault.Span) || (fault.Related is { } related && !lines.Holds(related)));
            if (outside is not null)
            {
                return $"'{outside.Message}' at {outside.Span} is outside";
            }

            if (document is HoconDocument { IsReadable: true } hocon && hocon.Resolve(_ => null).Faults.FirstOrDefault(fault => !lines.Holds(fault.Span)) is { } unresolved)
            {
                return $"'{unresolved.Message}' at {unresolved.Span} is outside";
            }

            if (i / FuzzCorpus.Readers.Count % OneInThatManyIsWalked == 0)
            {
                SpanWalk.AllInside(text, document);
            }

            return null;
        }) is { } problem ? $"{reader.Name}: {problem}\n{Shown(text)}" : null;
    }

    private static string? Lint(int i)
    {
        var random = new SeededRandom((ulong)i + 1_000_000_007);
        var repo = random.Next(25) == 0 ? random.Of(FuzzCorpus.Clusters) : random.Of(FuzzCorpus.Cases);
        var files = repo.Files.ToList();
        var at = random.Next(files.Count);
        var before = files[at];
        var text = Mutator.Mutate(before.Text, random, AnySeeds);
        var decoded = random.Next(4) == 0 ? DecodedText.Of(Mutator.Flip(text, random)) : new DecodedText(Whole(text), []);
        files[at] = new ConfigFile(before.Path, before.Kind, decoded.Text)
        {
            Node = before.Node,
            InstalledPath = before.InstalledPath,
            IsInstalledPathKnown = before.IsInstalledPathKnown,
            MayBeTemplate = before.MayBeTemplate,
            ByteFaults = decoded.Faults,
        };
        FuzzRun.Is(before.Path + "\n" + Shown(decoded.Text));
        return Guarded(() =>
        {
            var mutated = new Repo(files, repo.Environment, repo.Facts);
            var result = mutated.Lint();
            if (result.Failures.Count > 0)
            {
                return string.Join('\n', result.Failures.Select(failure => $"rule {failure.Rule.Id}: {failure.Exception}"));
            }

            foreach (var finding in result.Findings)
            {
                // What only bytes show stands in a text that nobody can have.
                if (finding.File.ByteFaults.Count > 0)
                {
                    continue;
                }

                if (!new LineEnds(finding.File.Text).Holds(finding.Span))
                {
                    return $"{finding.Rule.Id} at {finding.Span}-{finding.Span.EndLine}:{finding.Span.EndColumn} is outside {finding.Path}: {finding.Message}";
                }

                if (finding.Related.FirstOrDefault(related => related.File.ByteFaults.Count == 0 && !new LineEnds(related.File.Text).Holds(related.Span)) is { } related)
                {
                    return $"{finding.Rule.Id} names a place outside {related.File.Path}: {related.Span}";
                }
            }

            _ = TextReport.Write(LintReport.Of([(mutated, result)]));
            return null;
        }) is { } problem ? $"{before.Path} ({before.Kind.Name}): {problem}\n{Shown(decoded.Text)}" : null;
    }

    // An exception that somebody catches and words as a fault of the file is an error of ours all the same.
    private static string? Guarded(Func<string?> work)
    {
        s_thrown = [];
        try
        {
            var problem = work();
            return problem ?? (s_thrown.Count > 0 ? "an exception was caught inside: " + s_thrown[0] : null);
        }
        finally
        {
            s_thrown = null;
        }
    }

    private static void Watched(Action run)
    {
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> note = (_, thrown) =>
        {
            if (s_thrown is { Count: < 3 } list && !IsExpected(thrown.Exception))
            {
                list.Add(thrown.Exception.GetType().Name + ": " + thrown.Exception.Message + "\n" + thrown.Exception.StackTrace);
            }
        };
        AppDomain.CurrentDomain.FirstChanceException += note;
        try
        {
            run();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= note;
        }
    }

    // Half a surrogate pair is no text that a file could hold.
    private static string Whole(string text)
        => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) : text;

    private static string Shown(string text) => JsonSerializer.Serialize(text.Length > 3000 ? text[..3000] + "…" : text);
}
