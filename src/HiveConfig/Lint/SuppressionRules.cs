using static HiveConfig.Lint.Severity;

namespace HiveConfig.Lint;

/// <summary>What must hold for the comments that silence rules.</summary>
internal static class SuppressionRules
{
    internal static Rule[] All =>
    [
        Unused,
    ];

    /// <summary>Silence has a cause.</summary>
    public static Rule Unused { get; } = new(
        "HC9004", "file-unused-suppression", Warning,
        Title: "Every comment that silences a rule names one, gives a reason and silences something",
        Why: "A comment that outlived its cause silences the next fault of that kind, and nobody knows why.",
        Fix: "Take the comment out, or write it as '# hiveconfig: ignore HC1006 -- reason'.",

        // What a comment silences shows only when all other rules have spoken.
        _ => [])
    {
        Scope = Scope.Single,
        Source = "This product's own comments",
    };
}
