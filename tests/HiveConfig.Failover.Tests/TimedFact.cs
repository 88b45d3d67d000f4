using System;
using System.Linq;
using Xunit;

namespace HiveConfig.Failover.Tests;

/// <summary>
/// A test that measures real daemons for some seconds: skipped unless HIVECONFIG_TIMED=1, and where root or a program is
/// missing, unless HIVECONFIG_REQUIRE_REAL=1, with which that fails.
/// </summary>
public sealed class TimedFactAttribute : FactAttribute
{
    public TimedFactAttribute() => Skip = Timed.WhyNot();
}

/// <summary>As <see cref="TimedFactAttribute"/>, for theories.</summary>
public sealed class TimedTheoryAttribute : TheoryAttribute
{
    public TimedTheoryAttribute() => Skip = Timed.WhyNot();
}

internal static class Timed
{
    private static readonly string[] Programs = ["unshare", "nsenter", "ip", "sysctl", "openssl", "setpriv", "curl", "haproxy", "keepalived"];

    /// <summary>Why a test cannot run here, or null.</summary>
    public static string? WhyNot()
    {
        if (!Is("HIVECONFIG_TIMED"))
        {
            return "takes minutes and measures time: set HIVECONFIG_TIMED=1";
        }

        if (Is("HIVECONFIG_REQUIRE_REAL"))
        {
            return null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':');
        var missing = Programs.Where(program => !folders.Any(folder => System.IO.File.Exists(System.IO.Path.Combine(folder, program)))).ToList();
        return missing.Count > 0 ? "not on this machine: " + string.Join(", ", missing)
            : !string.Equals(Environment.UserName, "root", StringComparison.Ordinal) ? "only root can make network namespaces"
            : null;
    }

    private static bool Is(string variable) => string.Equals(Environment.GetEnvironmentVariable(variable), "1", StringComparison.Ordinal);
}
