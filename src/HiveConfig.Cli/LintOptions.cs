namespace HiveConfig.Cli;

/// <summary>What the command line of <c>lint</c> says, as it was typed.</summary>
internal sealed record LintOptions
{
    internal const string Never = "never";

    internal required string[] Paths { get; init; }

    internal required string Format { get; init; }

    internal required string[] Reports { get; init; }

    internal required string FailOn { get; init; }

    internal required string[] Select { get; init; }

    internal required string[] Ignore { get; init; }

    internal required string[] Targets { get; init; }

    internal string? Cluster { get; init; }

    internal string? Environment { get; init; }

    internal string? Config { get; init; }

    internal string? Vars { get; init; }

    internal string? Baseline { get; init; }

    internal string? WriteBaseline { get; init; }

    internal bool Fix { get; init; }

    internal bool Diff { get; init; }

    internal bool ObeysComments { get; init; }

    internal bool Annotates { get; init; }

    internal bool ListFiles { get; init; }

    internal string? StdinFile { get; init; }

    internal bool AllowEmpty { get; init; }

    internal bool Quiet { get; init; }

    internal bool Color { get; init; }
}
