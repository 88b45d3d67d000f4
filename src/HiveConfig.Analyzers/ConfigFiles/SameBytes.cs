using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>Texts are one only when their files are: of the same letters in UTF-8 and UTF-16 one can be read by its program.</summary>
internal sealed class SameBytes : IEqualityComparer<SourceText>
{
    internal static SameBytes Comparer { get; } = new();

    public bool Equals(SourceText? x, SourceText? y)
        => ReferenceEquals(x, y)
            || (x is not null && y is not null
                && x.Length == y.Length
                && x.Encoding?.CodePage == y.Encoding?.CodePage
                && x.ChecksumAlgorithm == y.ChecksumAlgorithm
                && x.GetChecksum().SequenceEqual(y.GetChecksum()));

    public int GetHashCode(SourceText obj) => BitConverter.ToInt32([.. obj.GetChecksum().Take(sizeof(int))], 0);
}
