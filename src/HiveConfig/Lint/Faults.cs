using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What the readers could not read, as violations of the rule that each fault belongs to.</summary>
internal static class Faults
{
    private const string Unreadable = "HC9001";
    private const string Encoding = "HC9005";

    /// <summary>The check of a rule that has no other source than the readers.</summary>
    internal static Func<Repo, IEnumerable<Violation>> ReportedAs(string rule)
        => repo => repo.FaultsOfReaders[rule];

    /// <summary>What the readers could not read in all files, by the rule that each fault belongs to.</summary>
    internal static ILookup<string, Violation> ByRule(IReadOnlyList<ConfigFile> files)
        => (from file in files
            from fault in Of(file)
            select new { Rule = RuleOf(file.Kind, fault), Violation = Violation(file, fault) }).ToLookup(fault => fault.Rule, fault => fault.Violation, StringComparer.Ordinal);

    /// <summary>The rule that a fault in a file of this kind is reported under.</summary>
    internal static string RuleOf(FileKind kind, Fault fault) => fault.Rule ?? fault.Kind switch
    {
        FaultKind.Syntax => kind.SyntaxRule,
        FaultKind.DuplicateKey => kind.DuplicateKeyRule,
        FaultKind.Encoding => Encoding,
        _ => Unreadable,
    };

    /// <summary>What the bytes of a file show that the program which reads this kind refuses.</summary>
    internal static IEnumerable<Fault> OfBytes(ConfigFile file)
    {
        // A byte order mark is a fact about the bytes; most readers pass over it.
        foreach (var fault in file.ByteFaults.Where(fault => fault.Kind != FaultKind.Encoding || file.Kind.RefusesBom))
        {
            yield return fault;
        }
    }

    // Bytes come before syntax: a NUL is one fault, though the parser stumbles over it too. Of a template only
    // the lines that no markup changes are a file yet, an encrypted file is none either, and a script is for its own shell to judge. That we did not read it all is told of any, and
    // nothing else of such a file: what was read of it may not be what it means.
    private static IEnumerable<Fault> Of(ConfigFile file)
        => file.EncryptedBy is not null ? []
            : OfBytes(file).Any() ? (file.Kind.IsCarrier ? [] : OfBytes(file))
            : file.Document.Faults.FirstOrDefault(fault => fault.Kind == FaultKind.Bound) is { } bound ? [bound]
            : file.Kind.IsCarrier ? []
            : !file.Document.IsReadable && file.IsTemplate ? TemplateFaults.Of(file)
            : file.Document.Faults;

    private static Violation Violation(ConfigFile file, Fault fault) => new(file, fault.Span, fault.Message)
    {
        // Where the syntax is lost, what looks like a key may be a part of a secret.
        Setting = fault.Kind == FaultKind.Syntax ? null : fault.Key,
        Fix = fault.Fix,
        Related = fault.Related is { } first ? [new RelatedPlace(file, first, Wording.GivenBefore)] : [],

        // HOCON merges by design; the same scalar twice is an oversight, not a refusal.
        Severity = fault.Kind == FaultKind.DuplicateKey && file.Document is HoconDocument ? Lint.Severity.Warning
            : file.Kind.IsCarrier ? Lint.Severity.Info : null,
    };
}
