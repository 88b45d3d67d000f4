using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A file of options for a Java machine: Elasticsearch's jvm.options, Cassandra's jvm*-server.options.</summary>
internal sealed class JvmOptionsDocument : Document
{
    internal JvmOptionsDocument(IReadOnlyList<JvmOption> options, IReadOnlyList<Fault> faults)
        : base(faults) => Options = options;

    /// <summary>The options in the order of the file.</summary>
    public IReadOnlyList<JvmOption> Options { get; }

    /// <summary>The last option that begins with a text and holds for every version of Java: <c>Find("-Xms")</c>; null when there is none.</summary>
    public JvmOption? Find(string prefix) => Options.LastOrDefault(option => option.FirstVersion is null && option.Option.Text.StartsWith(prefix, StringComparison.Ordinal));
}

/// <summary>One option of a Java machine.</summary>
/// <param name="Option">The option: <c>-Xms3g</c>.</param>
/// <param name="FirstVersion">First version of Java it is for; null for all.</param>
/// <param name="LastVersion">Last version of Java it is for; null for all from the first on.</param>
internal sealed record JvmOption(Word Option, int? FirstVersion = null, int? LastVersion = null)
{
    /// <summary>The size in bytes behind <c>-Xms</c> and the like; null when that is none.</summary>
    internal long? SizeAfter(string name)
    {
        var text = Option.Text.Substring(name.Length).Trim();
        var digits = TextScan.Digits(text);
        long? unit = text.Substring(digits) switch
        {
            "" => 1,
            "k" or "K" => 1L << 10,
            "m" or "M" => 1L << 20,
            "g" or "G" => 1L << 30,
            "t" or "T" => 1L << 40,
            _ => null,
        };
        return digits is > 0 and < 13 && unit is not null ? long.Parse(text.Substring(0, digits), CultureInfo.InvariantCulture) * unit : null;
    }
}
