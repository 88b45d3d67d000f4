using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>A tree as an import asks it: what a node says, and what most of them say.</summary>
internal sealed class Source(Repo repo)
{
    internal Repo Repo { get; } = repo;

    /// <summary>What must be filled in by hand.</summary>
    internal List<ImportGap> Gaps { get; } = [];

    /// <summary>The value that most files of a kind have; of two equally common ones the first by path.</summary>
    internal T? Usual<T>(FileKind kind, Key<T> key) => All(kind, key).FirstOrDefault();

    /// <summary>The value that all files of a kind have that state one; null when they differ: what is one node's own must not become everybody's.</summary>
    internal T? Agreed<T>(FileKind kind, Key<T> key)
        where T : class
        => All(kind, key).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Every value that files of a kind have, the most common first.</summary>
    internal IEnumerable<T?> All<T>(FileKind kind, Key<T> key)
        => Known(Repo.Of(kind).Select(file => Repo.Ask(file, key, file.Node)))
            .GroupBy(given => Text(given.Value), StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .Select(same => same.First().Value);

    /// <summary>The value of a node's own file of a kind, else of the one that serves all; null when neither says it.</summary>
    internal T? On<T>(FileKind kind, Key<T> key, string node)
        => Known(FilesOf(kind, node).Select(file => Repo.Ask(file, key, node))).Select(given => given.Value).FirstOrDefault();

    /// <summary>The files of a kind that a node reads: its own, else those that serve all.</summary>
    internal IEnumerable<ConfigFile> FilesOf(FileKind kind, string node)
    {
        var own = Repo.Of(kind).Where(file => string.Equals(file.Node, node, StringComparison.Ordinal)).ToList();
        return own.Count > 0 ? own : Repo.Of(kind).Where(file => file.Node is null);
    }

    /// <summary>The documents of a kind that can be read, by path.</summary>
    internal IEnumerable<(ConfigFile File, TDocument Document)> Documents<TDocument>(FileKind kind)
        where TDocument : Document
        => from file in Repo.Of(kind)
           where Repo.IsReadable(file) && file.Document is TDocument
           select (file, (TDocument)file.Document);

    /// <summary>A value that has to be stated; the stand-in, and a gap, when it is null.</summary>
    internal T Required<T>(T? value, string setting, string what, T standIn)
        where T : class
    {
        if (value is null)
        {
            Gaps.Add(new ImportGap(setting, what));
        }

        return value ?? standIn;
    }

    private static IEnumerable<Given<T>> Known<T>(IEnumerable<Given<T>?> all) => all.OfType<Given<T>>().Where(given => given is { Setting: not null, Value: not null });

    private static string Text<T>(T? value) => value is IEnumerable<string> list ? string.Join("\n", list) : FormattableString.Invariant($"{value}");
}
