using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>A test that runs the real scripts as root of a machine of its own: skipped with the reason where root or a program is missing, unless HIVECONFIG_REQUIRE_REAL=1.</summary>
public sealed class LabFactAttribute : FactAttribute
{
    public LabFactAttribute() => Skip = Needs.WhyNot();
}

/// <summary>As <see cref="LabFactAttribute"/>, for theories.</summary>
public sealed class LabTheoryAttribute : TheoryAttribute
{
    public LabTheoryAttribute() => Skip = Needs.WhyNot();
}

internal static class Needs
{
    private static readonly string[] Programs = ["bash", "curl", "jq", "openssl", "tar", "unshare", "nsenter", "chroot", "setpriv", "flock", "findmnt", "sha256sum"];

    private static string? WhyNotHere()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':');
        var missing = Programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))).ToList();
        return missing.Count > 0 ? "not on this machine: " + string.Join(", ", missing)
            : !string.Equals(Environment.UserName, "root", StringComparison.Ordinal) ? "only root can make mount namespaces"
            : null;
    }

    public static string? WhyNot()
        => string.Equals(Environment.GetEnvironmentVariable("HIVECONFIG_REQUIRE_REAL"), "1", StringComparison.Ordinal) ? null : WhyNotHere();
}
