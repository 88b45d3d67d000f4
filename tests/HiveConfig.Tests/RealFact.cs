using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A test judged by a real program: skipped with the reason where the program is absent, unless HIVECONFIG_REQUIRE_REAL=1.</summary>
public sealed class RealFactAttribute : FactAttribute
{
    public RealFactAttribute(params string[] needs) => Skip = RealProgram.Absent(needs);
}

/// <summary>As <see cref="RealFactAttribute"/>, for theories.</summary>
public sealed class RealTheoryAttribute : TheoryAttribute
{
    public RealTheoryAttribute(params string[] needs) => Skip = RealProgram.Absent(needs);
}

internal static class RealProgram
{
    /// <summary>Why a test cannot run here: null when each need (a program on PATH, or a file by absolute path) is there or real programs are required.</summary>
    public static string? Absent(string[] needs)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("HIVECONFIG_REQUIRE_REAL"), "1", StringComparison.Ordinal))
        {
            return null;
        }

        var missing = needs.Where(need => PathOf(need) is null).ToList();
        return missing.Count == 0 ? null : "not on this machine: " + string.Join(", ", missing);
    }

    /// <summary>Where a program is: a path as it is; else what HIVECONFIG_NAME says, else the first on PATH; null when it is nowhere.</summary>
    public static string? PathOf(string need)
    {
        var stated = Path.IsPathRooted(need) ? need : Environment.GetEnvironmentVariable("HIVECONFIG_" + need.ToUpperInvariant().Replace('-', '_'));
        return new[] { stated }
            .Concat((Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':').Select(folder => Path.Combine(folder, need)))
            .FirstOrDefault(File.Exists);
    }
}
