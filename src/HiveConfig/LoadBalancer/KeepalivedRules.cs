using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What must hold in each keepalived.conf by itself.</summary>
internal static class KeepalivedRules
{
    internal static Rule[] All =>
    [
        Syntax,
    ];

    /// <summary>Keepalived takes the file as it stands.</summary>
    public static Rule Syntax { get; } = new(
        "HC5101", "keepalived-syntax", Error,
        Title: "keepalived.conf has balanced braces and quotes, known keywords, and values within their range",
        Why: "Keepalived does not start, or silently takes a default in place of the value: another priority, another state.",
        Fix: "Correct the line named; 'keepalived -t' on the machine shows what is left.",
        Faults.ReportedAs("HC5101"))
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5); observed: keepalived -t, 2.2.7",
    };
}
