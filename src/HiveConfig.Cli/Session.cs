using System;
using System.IO;

namespace HiveConfig.Cli;

/// <summary>All that a command knows of the world: tests put in strings.</summary>
/// <param name="Out">Where results go.</param>
/// <param name="Error">Where everything else goes.</param>
/// <param name="WorkingDirectory">Where relative paths start, absolute.</param>
internal sealed record Session(TextWriter Out, TextWriter Error, string WorkingDirectory)
{
    /// <summary>Opens standard input.</summary>
    internal Func<Stream> In { get; init; } = () => Stream.Null;

    /// <summary>The value of an environment variable.</summary>
    internal Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>Whether <see cref="Out"/> is a terminal.</summary>
    internal bool IsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal.</summary>
    internal bool ErrorIsTerminal { get; init; }

    /// <summary>Whether results are coloured: when the user asks for it, else on a terminal unless NO_COLOR is set (no-color.org).</summary>
    internal bool UsesColor(bool asked) => asked || (IsTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") is not "dumb");

    /// <summary>The absolute path for a path as the user wrote it.</summary>
    internal string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, WorkingDirectory));

    /// <summary>A path as messages show it: relative to the working directory, with forward slashes.</summary>
    internal string Shown(string path) => Path.GetRelativePath(WorkingDirectory, FullPath(path)).Replace(Path.DirectorySeparatorChar, '/');
}
