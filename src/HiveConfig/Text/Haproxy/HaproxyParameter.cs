using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>One parameter of a bind or server line: <c>check</c>, <c>inter 1s</c>.</summary>
/// <param name="Key">The word that names it.</param>
/// <param name="Value">Its value; null for a parameter that has none.</param>
internal sealed record HaproxyParameter(Word Key, Word? Value)
{
    /// <summary>From its name to its value.</summary>
    public Span Span => Value is null ? Key.Span : Key.Span.To(Value.Span);

    // Words that are no parameter are keys without a value: whoever reads on finds the next one that is.
    internal static IReadOnlyList<HaproxyParameter> Of(IReadOnlyList<Word> words, int from, IReadOnlyDictionary<string, int> values)
    {
        var parameters = new List<HaproxyParameter>();
        for (var i = from; i < words.Count; i++)
        {
            var takes = words[i].IsKnown && values.TryGetValue(words[i].Text, out var count) ? count : 0;
            var hasValue = takes > 0 && i + 1 < words.Count;
            parameters.Add(new HaproxyParameter(words[i], hasValue ? words[i + 1] : null));
            i += hasValue ? takes : 0;
        }

        return parameters;
    }

    /// <summary>The last parameter of a name, among the first ones or all.</summary>
    internal static HaproxyParameter? Last(IReadOnlyList<HaproxyParameter> parameters, string name)
    {
        for (var i = parameters.Count - 1; i >= 0; i--)
        {
            if (string.Equals(parameters[i].Key.Text, name, StringComparison.Ordinal))
            {
                return parameters[i];
            }
        }

        return null;
    }
}
