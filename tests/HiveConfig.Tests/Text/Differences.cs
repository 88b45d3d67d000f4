using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Says all that differs, uncut: xunit shows the first few words of a collection.</summary>
internal static class Differences
{
    public static void None(IEnumerable<string> differences)
    {
        var all = differences.Select(difference => difference.Replace("\r", "\\r").Replace("\n", "\\n")).ToList();
        if (all.Count > 0)
        {
            Assert.Fail($"{all.Count} differ:\n{string.Join("\n", all)}");
        }
    }
}
