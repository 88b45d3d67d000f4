using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>
/// Where the parts of a cluster stand in the file that states it; empty for a cluster built in C#. Where something was read
/// is no part of what it is: two clusters that differ only here are equal.
/// </summary>
internal readonly struct ClusterOrigin : IEquatable<ClusterOrigin>
{
    private readonly IReadOnlyDictionary<string, Span>? _places;

    internal ClusterOrigin(string path, IReadOnlyDictionary<string, Span> places)
    {
        Path = path;
        _places = places;
    }

    internal string? Path { get; }

    /// <summary>
    /// The same problem with its places. One of a setting that is not stated, and so has its default, stands at the first
    /// setting that is stated of those it disagrees with.
    /// </summary>
    internal ClusterProblem Locate(ClusterProblem problem)
    {
        if (_places is null)
        {
            return problem;
        }

        var (origin, places) = (this, _places);
        if (!places.ContainsKey(problem.Setting) && problem.Related.FirstOrDefault(place => places.ContainsKey(place.Setting)) is { } stated)
        {
            problem = problem with { Setting = stated.Setting, Related = [.. problem.Related.Where(place => place != stated)] };
        }

        return problem with
        {
            Path = Path,
            Span = SpanOf(problem.Setting),
            Related = problem.Related.Select(place => place with { Span = origin.SpanOf(place.Setting) }).ToList(),
        };
    }

    /// <inheritdoc/>
    public bool Equals(ClusterOrigin other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ClusterOrigin;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    // What is not stated stands where its nearest stated parent stands.
    private Span SpanOf(string setting)
    {
        while (true)
        {
            if (_places!.TryGetValue(setting, out var span))
            {
                return span;
            }

            if (setting.LastIndexOf('.') is not (> 0 and var dot))
            {
                return Span.Start;
            }

            setting = setting.Substring(0, dot);
        }
    }
}
