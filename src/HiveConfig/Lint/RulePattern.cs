using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>One rule or several, as people name them: by id, by name, or by the start of either with <c>*</c> behind it.</summary>
/// <param name="Text">What was written: <c>HC1006</c>, <c>cassandra-seeds-agree</c>, <c>HC3*</c>.</param>
internal sealed record RulePattern(string Text)
{
    /// <summary>Whether a rule is named for itself, not by the start of its id or name.</summary>
    internal bool IsExact => !Text.EndsWith("*", StringComparison.Ordinal);

    /// <summary>Whether a rule is meant.</summary>
    internal bool Matches(Rule rule) => IsExact ? Is(rule.Id) || Is(rule.Name) : Starts(rule.Id) || Starts(rule.Name);

    /// <summary>What is wrong with it; null when it names a rule.</summary>
    internal string? Problem(IReadOnlyList<Rule> rules)
    {
        if (rules.Any(Matches))
        {
            return null;
        }

        var nearest = Text.Length > 100 ? null : Nearest.Find(Text, rules.SelectMany(rule => new[] { rule.Id, rule.Name }));
        return $"{Wording.Quote(Text)} is no rule{(nearest is null ? ", expected an id, a name or the start of one such as 'HC3*'" : $"; did you mean '{nearest}'?")}";
    }

    private bool Is(string word) => string.Equals(word, Text, StringComparison.OrdinalIgnoreCase);

    private bool Starts(string word) => word.StartsWith(Text.Substring(0, Text.Length - 1), StringComparison.OrdinalIgnoreCase);
}
