using System;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// Compares a text with <c>Type.Method.verified.txt</c> beside the test: Verify's file naming, so that Verify can replace this
/// the day its packages restore. A mismatch leaves <c>.received.</c> beside it.
/// </summary>
internal static class Snapshot
{
    public static void Match(string actual, string? name = null, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, (name ?? Path.GetFileNameWithoutExtension(file) + "." + method));
        MatchFile(actual, stem + ".verified." + extension, stem + ".received." + extension);
    }

    public static void MatchFile(string actual, string verified, string received)
    {
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"there is no {Path.GetFileName(verified)} yet; look at {Path.GetFileName(received)} and rename it when it is right"
            : $"{Path.GetFileName(verified)} differs:{System.Environment.NewLine}{FirstDifference(expected, actual)}");
    }

    /// <summary>The folder of the test sources that a test was compiled from.</summary>
    public static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static string FirstDifference(string expected, string actual)
    {
        var left = expected.Split('\n');
        var right = actual.Split('\n');
        var i = 0;
        while (i < left.Length && i < right.Length && string.Equals(left[i], right[i], StringComparison.Ordinal))
        {
            i++;
        }

        return $"line {i + 1}: expected '{(i < left.Length ? left[i] : "(end)")}' but was '{(i < right.Length ? right[i] : "(end)")}'";
    }
}
