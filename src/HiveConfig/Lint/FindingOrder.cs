using System.Collections.Generic;

namespace HiveConfig.Lint;

/// <summary>The order of findings, the same on every run: path, line, column, id, and the message where all are equal.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    internal static FindingOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = string.CompareOrdinal(x.Path, y.Path);
        order = order != 0 ? order : x.Span.CompareTo(y.Span);
        order = order != 0 ? order : string.CompareOrdinal(x.Rule.Id, y.Rule.Id);
        return order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
    }
}
