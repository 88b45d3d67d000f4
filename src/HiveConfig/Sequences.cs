using System;
using System.Collections.Generic;

namespace HiveConfig;

/// <summary>
/// Select as System.Linq means it, in a namespace that is nearer than its. That of .NET asks each query in front of it for a
/// query of its own kind, by a generic virtual call: ahead of time nothing can be compiled for those, and looking them up took
/// a third of the lint of a small repo.
/// </summary>
internal static class Sequences
{
    internal static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (var one in source)
        {
            yield return selector(one);
        }
    }
}
