using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>One violation of one rule, as reported: no place in it tells where a secret ends, for that would tell its length.</summary>
public sealed record Finding
{
    /// <summary>Makes the finding of a violation.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">The severity that counts.</param>
    /// <param name="violation">What was found.</param>
    public Finding(Rule rule, Severity severity, Violation violation)
    {
        Rule = rule;
        Severity = severity;
        Exact = violation.Span;
        Violation = violation with
        {
            Span = Place(violation.File, violation.Span, violation.IsSecret),
            Message = Wording.Bounded(RandomText.Hide(violation.Message)),
            Fix = violation.Fix is { } fix ? RandomText.Hide(fix) : null,
            Related = violation.Related.Select(related => related with { Span = Place(related.File, related.Span, violation.IsSecret) }).ToList(),
        };
    }

    /// <summary>The rule.</summary>
    public Rule Rule { get; }

    /// <summary>The severity that counts.</summary>
    public Severity Severity { get; init; }

    /// <summary>What was found, at places that may be reported.</summary>
    public Violation Violation { get; private init; }

    /// <summary>The file.</summary>
    public ConfigFile File => Violation.File;

    /// <summary>The path of the file.</summary>
    public string Path => Violation.File.Path;

    /// <summary>Name of the machine; null when the file serves several or it is unknown.</summary>
    public string? Node => Violation.File.Node;

    /// <summary>The place in the file.</summary>
    public Span Span => Violation.Span;

    /// <summary>Full key of the setting concerned; null when the whole file is.</summary>
    public string? Setting => Violation.Setting;

    /// <summary>What is and what was expected.</summary>
    public string Message => Violation.Message;

    /// <summary>Places in this or other files that belong to it.</summary>
    public IReadOnlyList<RelatedPlace> Related => Violation.Related;

    /// <summary>The advice.</summary>
    public string Fix => Violation.Fix ?? Rule.Fix;

    /// <summary>The place to the letter: what an excerpt has to hide, never to be reported.</summary>
    internal Span Exact { get; }

    /// <summary>The same with one more place of those that may be reported; where it belongs to the mistake, nothing else may be changed for it.</summary>
    internal Finding Also(RelatedPlace related) => this with { Violation = Violation with { Edits = [], Related = [.. Violation.Related, related] } };

    private static Span Place(ConfigFile file, Span span, bool isSecret)
        => file.Secrets.PlaceOf(span, isSecret) is var place && file.Expansion is { } template ? template.Place(place) : place;
}
