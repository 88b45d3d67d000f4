using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>The keys and list positions on the way to a value: joined only when a fault has to name it.</summary>
internal sealed class YamlPath
{
    private readonly List<(string? Key, int Index)> _parts = [];

    internal void Enter(string key) => _parts.Add((key, 0));

    internal void Enter(int index) => _parts.Add((null, index));

    internal void Leave() => _parts.RemoveAt(_parts.Count - 1);

    /// <summary>The full key: <c>seed_provider[0].parameters</c>.</summary>
    public override string ToString()
    {
        var full = new StringBuilder();
        foreach (var (key, index) in _parts)
        {
            if (key is null)
            {
                full.Append('[').Append(index).Append(']');
            }
            else
            {
                full.Append(full.Length > 0 ? "." : string.Empty).Append(key);
            }
        }

        return full.ToString();
    }
}
