using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Files of which some or all was not judged, because the repo does not settle it.</summary>
internal static class Unjudged
{
    // A carrier is read for a few words only: nobody expects it judged.
    internal static IEnumerable<Violation> Find(Repo repo)
        => from file in repo.Files
           where !file.Kind.IsCarrier
           let reason = Reason(file)
           where reason is not null
           select new Violation(file, Span.Start, reason);

    private static string? Reason(ConfigFile file)
        => file.EncryptedBy is Encryption.Binary ? "the file is binary: nothing in it was judged"
            : file.EncryptedBy is { } tool ? $"the file is encrypted by {tool}: nothing in it was judged"
            : IsTemplate(file) ? "the file is a template: what its expressions stand for was not judged"
            : null;

    // The programs themselves know ${X}: only the file's name tells that somebody else fills it in.
    private static bool IsTemplate(ConfigFile file)
        => file.MayBeTemplate && (file.IsTemplate
            || (Layout.IsTemplateName(file.Path) && file.Text.IndexOf("${", StringComparison.Ordinal) >= 0));
}
