using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold for Play's secret key and for the files that application.conf includes.</summary>
internal static class SecretKeyRules
{
    internal static Rule[] All =>
    [
        Present,
        Length,
        InMainFile,
        IncludeMissing,
        NotIncluded,
    ];

    /// <summary>There is a key.</summary>
    public static Rule Present { get; } = new(
        "HC3020", "thehive-secret-present", Error,
        Title: "play.http.secret.key is set and is not the default",
        Why: "Play refuses to start without a key, with a blank one, and with its default changeme.",
        Fix: "Include /etc/thehive/secret.conf in application.conf, and set play.http.secret.key in it to a random text of 64 characters.",
        SecretKeys.Unusable)
    {
        Scope = Scope.Single,
        Supersedes = ["HC7002", "HC3021"],
        Source = "Play: application secret",
    };

    /// <summary>It is long enough.</summary>
    public static Rule Length { get; } = new(
        "HC3021", "thehive-secret-length", Error,
        Title: "play.http.secret.key is as long as the algorithm that signs with it needs",
        Why: "TheHive 5.4 and later refuses to start with a shorter key; before, a short one can be guessed.",
        Fix: "Generate a random key of 64 characters and copy it to every TheHive node.",
        SecretKeys.Short)
    {
        Scope = Scope.Single,
        Source = "Play 3: 32 bytes for HS256, 48 for HS384, 64 for HS512; Play 2.8: an error to 8 characters, a warning to 15",
    };

    /// <summary>It has a file of its own.</summary>
    public static Rule InMainFile { get; } = new(
        "HC3022", "thehive-secret-in-main-file", Warning,
        Title: "play.http.secret.key stands in secret.conf, not in application.conf",
        Why: "application.conf has more readers and is copied around; where both files set the key, the later one wins without a word.",
        Fix: "Move the key to /etc/thehive/secret.conf, readable by thehive alone, and include that file.",
        SecretKeys.InMainFile)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: installation, secret.conf",
    };

    /// <summary>What is included is there.</summary>
    public static Rule IncludeMissing { get; } = new(
        "HC3023", "thehive-include-missing", Error,
        Title: "Every file that application.conf includes is there",
        Why: "An include of a missing or unreadable file is skipped without a word, and its settings with it.",
        Fix: "Add the file, or correct the path of the include.",
        Includes.Missing)
    {
        Scope = Scope.Single,
        Source = "HOCON: include semantics, missing files",
    };

    /// <summary>What is there is included.</summary>
    public static Rule NotIncluded { get; } = new(
        "HC3024", "thehive-conf-d-not-included", Warning,
        Title: "Every file in application.conf.d is included by name",
        Why: "HOCON includes no directories: a file that no include names is never read.",
        Fix: "Include the file in application.conf by its path, or remove it.",
        Includes.NotNamed)
    {
        Scope = Scope.Single,
        Needs = "listing",
        Source = "HOCON: include syntax; TheHive documentation: configuration in several files",
    };
}
