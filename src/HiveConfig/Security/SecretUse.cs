using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Security;

/// <summary>Whether secrets are kept as such: known to nobody else, not in git, one for each account.</summary>
internal static class SecretUse
{
    internal static IEnumerable<Violation> Known(Repo repo)
        => from secret in SecretValues.Of(repo)
           where secret.IsOn && secret.IsKnownToAll
           select At(secret, $"'{secret.Setting}'{Of(secret)} is a value that stands in public documentation, expected one that nobody else knows");

    /// <summary>One for each file: to take it out of the history is one piece of work.</summary>
    internal static IEnumerable<Violation> InGit(Repo repo)
        => from secrets in SecretValues.Of(repo).Where(secret => secret.File.IsTracked is true && !secret.IsKnownToAll).GroupBy(secret => secret.File)
           let first = secrets.First()
           select At(first, $"'{first.Setting}' stands in clear in a file that git keeps, expected a reference or an encrypted file") with
           {
               // The value itself may be right: rules across files still compare it.
               Setting = null,
               Related = secrets.Skip(1).Select(other => new RelatedPlace(other.File, other.Span, Wording.AlsoHere)).ToList(),
           };

    /// <summary>One value for accounts that have nothing to do with each other.</summary>
    internal static IEnumerable<Violation> Shared(Repo repo)
        => from same in Accounts(repo).GroupBy(secret => secret.Value, StringComparer.Ordinal)
           let first = same.First()
           let other = same.FirstOrDefault(secret => !string.Equals(secret.Account, first.Account, StringComparison.Ordinal) && !IsMisnamed(secret, same))
           where other is not null && !IsMisnamed(first, same)
           select At(other, $"'{other.Setting}' is the secret of {other.Account} and of {first.Account}, expected one for each account") with
           {
               Related = [new RelatedPlace(first.File, first.Span, Wording.GivenHere)],
           };

    /// <summary>One value for an account of two environments; TheHive's own key is told apart, for it lets in whoever has it.</summary>
    internal static Func<Repo, IEnumerable<Violation>> SharedByEnvironments(bool sessions)
    {
        var seen = new Dictionary<string, Dictionary<string, Seen>>(StringComparer.Ordinal);
        var number = 0;
        return Next;

        IEnumerable<Violation> Next(Repo repo)
        {
            var told = new HashSet<string>(StringComparer.Ordinal);
            number++;
            foreach (var secret in Accounts(repo).Where(secret => IsSession(secret) == sessions))
            {
                if (!seen.TryGetValue(secret.Account!, out var values))
                {
                    seen.Add(secret.Account!, values = new Dictionary<string, Seen>(StringComparer.Ordinal));
                }

                if (!values.TryGetValue(secret.Value, out var before))
                {
                    values.Add(secret.Value, new Seen(number, Named(repo), secret));
                }
                else if (before.Number != number && told.Add(secret.Account!))
                {
                    yield return At(secret, $"'{secret.Setting}'{(sessions ? "" : Of(secret))} is the same in {Named(repo)} and in {before.Environment}, expected another in every environment") with
                    {
                        Related = [new RelatedPlace(before.Secret.File, before.Secret.Span, Wording.GivenHere)],
                    };
                }
            }
        }
    }

    // The same setting of another machine names nearly the same account: a name misspelt, which is another rule's, and no second account.
    private static bool IsMisnamed(SecretValue secret, IEnumerable<SecretValue> same)
        => same.Any(twin => !ReferenceEquals(twin.File, secret.File) && string.Equals(twin.Setting, secret.Setting, StringComparison.Ordinal)
            && !string.Equals(twin.Account, secret.Account, StringComparison.Ordinal) && Nearest.IsSlip(twin.Account!, secret.Account!));

    private static bool IsSession(SecretValue secret) => secret.Setting.EndsWith("play.http.secret.key", StringComparison.Ordinal);

    // A value that everybody knows is a fault of its own.
    private static IEnumerable<SecretValue> Accounts(Repo repo)
        => SecretValues.Of(repo).Where(secret => secret is { IsOn: true, Account: not null } && !secret.IsKnownToAll);

    private static string Of(SecretValue secret) => secret.Account is { } account && !IsSession(secret) ? " of " + account : "";

    private static string Named(Repo repo) => repo.Environment is { } name ? $"'{name}'" : "the environment without a name";

    private static Violation At(SecretValue secret, string message) => new(secret.File, secret.Span, message) { Setting = secret.Setting, IsSecret = true };

    // Where a secret was met first.
    private sealed record Seen(int Number, string Environment, SecretValue Secret);
}
