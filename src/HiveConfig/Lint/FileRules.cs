using System.Collections.Generic;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Lint;

/// <summary>What must hold in a file of any kind.</summary>
internal static class FileRules
{
    internal static Rule[] All =>
    [
        Unreadable,
        Template,
        DuplicateKey,
        Encoding,
    ];

    /// <summary>It can be read at all.</summary>
    public static Rule Unreadable { get; } = new(
        "HC9001", "file-unreadable", Error,
        Title: "Every file can be opened, decoded and read within bounds",
        Why: "Nothing else can be said of a file that cannot be read, and its service will not read it either.",
        Fix: "Save the file as UTF-8 text and correct the place named.",
        Faults.ReportedAs("HC9001"))
    {
        Scope = Scope.Single,
        Source = "This product's own bounds on size, depth and encoding",
    };

    /// <summary>What was not judged is said.</summary>
    public static Rule Template { get; } = new(
        "HC9002", "file-template", Info,
        Title: "A template or an encrypted file was not judged as a whole",
        Why: "What its expressions stand for, or what is encrypted, may hold any fault.",
        Fix: "Lint the files as they are installed too: where they are rendered and decrypted.",
        Unjudged.Find)
    {
        Scope = Scope.Single,
        Source = "Follows from what can be read: Jinja, ERB, envsubst; ansible-vault, sops, git-crypt, age",
    };

    /// <summary>No key twice.</summary>
    public static Rule DuplicateKey { get; } = new(
        "HC9003", "file-duplicate-key", Error,
        Title: "No key stands twice in one file",
        Why: "The last one silently wins, and whoever edits the first changes nothing.",
        Fix: "Keep the line that is meant and delete the other.",
        Faults.ReportedAs("HC9003"))
    {
        Scope = Scope.Single,
        Source = "Observed: SnakeYAML 1.33, java.util.Properties, Typesafe config 1.4.3",
    };

    /// <summary>Its bytes are what its reader takes.</summary>
    public static Rule Encoding { get; } = new(
        "HC9005", "file-encoding", Error,
        Title: "No byte order mark, NUL or missing last line feed where the reader of the file refuses it",
        Why: "The service refuses the file, or takes the mark for a part of the first word.",
        Fix: "Save the file as UTF-8 without a byte order mark, with a line feed at its end.",
        Faults.ReportedAs("HC9005"))
    {
        Scope = Scope.Single,
        Needs = "bytes",
        Source = "Observed: HAProxy 2.6.12, Keepalived 2.2.7, SnakeYAML 1.33, Typesafe config 1.4.3, java.util.Properties",
    };
}
