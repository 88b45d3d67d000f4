namespace HiveConfig.Cli;

/// <summary>What the exit code says. Where several apply the order is 2, 3, 1.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to say.</summary>
    internal const int Clean = 0;

    /// <summary>Findings that count, a difference under <c>--check</c>, or a forbidden change.</summary>
    internal const int Findings = 1;

    /// <summary>The command line, the settings or cluster.yaml are wrong.</summary>
    internal const int Usage = 2;

    /// <summary>A path that was named cannot be opened, a file that <c>show</c>'s reader refuses, or an internal error.</summary>
    internal const int Unreadable = 3;

    /// <summary>A plan has changes, none of them forbidden.</summary>
    internal const int Changes = 4;

    /// <summary>There is nothing to lint or to compare.</summary>
    internal const int Nothing = 5;
}
