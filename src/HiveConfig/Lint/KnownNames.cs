using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>The file names of many kinds, to pass over the tens of thousands of files that a repo may have beside those of interest.</summary>
internal sealed class KnownNames
{
    private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
    private readonly List<string> _patterns = [];
    private readonly List<string> _stems = [];
    private readonly IReadOnlyList<FileKind> _kinds;
    private readonly Dictionary<string, List<FileKind>> _byName = new(StringComparer.Ordinal);

    internal KnownNames(IReadOnlyList<FileKind> kinds)
    {
        _kinds = kinds;
        foreach (var kind in kinds)
        {
            foreach (var pattern in kind.FileNames)
            {
                var name = pattern.Substring(pattern.IndexOf('/') + 1);
                if (name.IndexOf('*') >= 0)
                {
                    _patterns.Add(name);
                }
                else if (_exact.Add(name) && kind.Likeness is not null)
                {
                    _stems.Add(name.Substring(0, name.LastIndexOf('.')));
                }
            }
        }
    }

    /// <summary>Whether a file of that name can be of a known kind.</summary>
    internal bool MayBe(string name)
        => _exact.Contains(name) || _patterns.Exists(pattern => Matches(pattern, 0, name)) || _stems.Exists(stem => name.IndexOf(stem, StringComparison.Ordinal) >= 0);

    /// <summary>The kinds that a file of that name may be of, as far as the name tells.</summary>
    internal IReadOnlyList<FileKind> KindsOf(string name)
    {
        if (!_byName.TryGetValue(name, out var kinds))
        {
            _byName.Add(name, kinds = [.. _kinds.Where(kind => Array.Exists(kind.FileNames, pattern => Matches(pattern, pattern.IndexOf('/') + 1, name)))]);
        }

        return kinds;
    }

    /// <summary>Whether a name fits a pattern from some index on; one star stands for any run of characters.</summary>
    internal static bool Matches(string pattern, int from, string name)
    {
        var star = pattern.IndexOf('*', from);
        var length = pattern.Length - from;
        if (star < 0)
        {
            return name.Length == length && string.CompareOrdinal(pattern, from, name, 0, length) == 0;
        }

        var behind = pattern.Length - star - 1;
        return name.Length >= length - 1
            && string.CompareOrdinal(pattern, from, name, 0, star - from) == 0
            && string.CompareOrdinal(pattern, star + 1, name, name.Length - behind, behind) == 0;
    }
}
