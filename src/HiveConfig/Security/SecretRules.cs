using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Security;

/// <summary>What must hold of secrets.</summary>
internal static class SecretRules
{
    internal static Rule[] All =>
    [
        NoPlaceholder,
        NotKnown,
        NotInGit,
        NotShared,
        ModeKeepsSecrets,
        NotSharedByEnvironments,
    ];

    /// <summary>Everything is filled in.</summary>
    public static Rule NoPlaceholder { get; } = new(
        "HC7001", "security-placeholder", Error,
        Title: "No value is a placeholder that was to be filled in",
        Why: "The service takes the placeholder for the value: it does not start, or starts with a secret that anybody can guess.",
        Fix: "Put the value in; keep what differs between machines in a template, and secrets in the vault.",
        repo => [.. Placeholders.Find(repo), .. QuotedSubstitutions.Find(repo)])
    {
        Scope = Scope.Single,
        Supersedes = ["HC3020", "HC7002", "HC3021", "HC1026"],
        Source = "Placeholders of TheHive's documentation and of public repositories",
    };

    /// <summary>No default of a page.</summary>
    public static Rule NotKnown { get; } = new(
        "HC7002", "security-known-secret", Error,
        Title: "No secret is a default or an example of somebody's documentation",
        Why: "Whoever reads the same page can log in, or sign sessions.",
        Fix: "Make a new secret, long and random, and put it on every machine that uses it.",
        SecretUse.Known)
    {
        Scope = Scope.Single,
        Supersedes = ["HC3021"],
        Source = "Defaults of Cassandra, Elasticsearch, Java and MinIO; examples of TheHive's documentation",
    };

    /// <summary>Git forgets nothing.</summary>
    public static Rule NotInGit { get; } = new(
        "HC7003", "security-secret-in-git", Error,
        Title: "No secret stands in clear in a file that git keeps",
        Why: "Whoever can read the repository, now or from a backup, has the secret; to delete the line does not take it out of the history.",
        Fix: "Replace the secret on all machines, and keep the new one in ansible-vault, sops or a file that git ignores.",
        SecretUse.InGit)
    {
        Scope = Scope.Single,
        Needs = "git",
        Source = "Follows from what git keeps: every version of every file",
    };

    /// <summary>One secret for each account.</summary>
    public static Rule NotShared { get; } = new(
        "HC7004", "security-secret-reuse", Warning,
        Title: "Every account has a secret of its own, in every environment",
        Why: "One that leaks opens the others too.",
        Fix: "Make a secret for each account.",
        SecretUse.Shared)
    {
        Scope = Scope.Single,
        AcrossEnvironments = () => SecretUse.SharedByEnvironments(sessions: false),
        Source = "Follows from what a secret is for",
    };

    /// <summary>What holds a secret is not for everybody.</summary>
    public static Rule ModeKeepsSecrets { get; } = new(
        "HC7005", "security-mode", Error,
        Title: "Files with secrets are installed so that not everybody can read them",
        Why: "Any account on the machine can read the secret.",
        Fix: "Take the permissions of others away: '0640' with the group of the service.",
        FileModes.Find)
    {
        Scope = Scope.Single,
        Needs = "manifest",
        Source = "TheHive: installation, permissions of secret.conf and application.conf",
    };

    /// <summary>Another key for sessions in every environment.</summary>
    public static Rule NotSharedByEnvironments { get; } = new(
        "HC8033", "cluster-secret-shared-by-environments", Error,
        Title: "Every environment has a play.http.secret.key of its own",
        Why: "A session of staging opens production: the key is all that tells whether a session is genuine.",
        Fix: "Make another key for each environment and put it on all TheHive nodes there.",
        _ => [])
    {
        Scope = Scope.Single,
        AcrossEnvironments = () => SecretUse.SharedByEnvironments(sessions: true),
        Source = "Play: the secret key signs session cookies",
    };
}
