using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What must hold in every haproxy.cfg, whatever it serves.</summary>
internal static class HaproxyRules
{
    internal static Rule[] All =>
    [
        Syntax,
    ];

    /// <summary>HAProxy takes the file.</summary>
    public static Rule Syntax { get; } = new(
        "HC5001", "haproxy-syntax", Error,
        Title: "haproxy.cfg has known sections, keywords and values",
        Why: "HAProxy refuses the whole file and does not start, or goes on with the old one at a reload.",
        Fix: "Correct the line named; 'haproxy -c -f' with the file shows what is left.",
        Faults.ReportedAs("HC5001"))
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual; observed: haproxy -c, 2.6.12",
    };
}
