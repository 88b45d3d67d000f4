using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>One bind line.</summary>
internal sealed class HaproxyBind
{
    internal HaproxyBind(HaproxyLine line)
    {
        Line = line;
        Addresses = HaproxyAddress.List(line.Words[1]);
        Parameters = HaproxyParameter.Of(line.Words, 2, HaproxyKeywords.Bind);
    }

    /// <summary>The line.</summary>
    public HaproxyLine Line { get; }

    /// <summary>The addresses it binds, one or more joined by commas.</summary>
    public IReadOnlyList<HaproxyAddress> Addresses { get; }

    /// <summary>What stands behind the addresses.</summary>
    public IReadOnlyList<HaproxyParameter> Parameters { get; }

    /// <summary>The last parameter of a name; null when there is none.</summary>
    public HaproxyParameter? Find(string name) => HaproxyParameter.Last(Parameters, name);
}
