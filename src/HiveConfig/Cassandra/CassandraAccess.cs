using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>How the three settings of login and permissions fit each other.</summary>
internal static class CassandraAccess
{
    private const string AllowAll = "AllowAllAuthenticator";
    private const string Password = "PasswordAuthenticator";
    private const string RoleManager = "CassandraRoleManager";

    private static readonly UsualClass[] Usual =
    [
        new(CassandraYaml.Authenticator, AllowAll),
        new(CassandraYaml.Authorizer, "AllowAllAuthorizer"),
        new(CassandraYaml.RoleManager, RoleManager),
    ];

    internal static IEnumerable<Violation> Pair(Repo repo)
    {
        var pairs = repo.Of(CassandraYaml.Kind).SelectMany(file => OfFile(repo, file)).ToList();
        var differences = Usual.SelectMany(setting => repo.AgreeOrDefault(CassandraYaml.Kind, setting.Key, setting.Name, name => CassandraClasses.ShortName(setting.Key.Name, name)));

        // A pair that does not fit on one node differs from the others by that; and a misspelt class is another rule's.
        var differing = differences.Where(violation => !pairs.Exists(pair => pair.Severity is null && ReferenceEquals(pair.File, violation.File))
            && CassandraClasses.ProblemOf(violation.Setting!, ValueAt(violation), repo.Targets.Cassandra) is null).ToList();
        return differing.Concat(pairs.Where(pair => pair.Severity != Severity.Info || !differing.Exists(other => ReferenceEquals(other.File, pair.File) && string.Equals(other.Setting, pair.Setting, StringComparison.Ordinal))));
    }

    internal static IEnumerable<Violation> Open(Repo repo)
    {
        var given = repo.Each(CassandraYaml.Kind, CassandraYaml.Authenticator).ToList();

        // Permissions without a login are an error of their own.
        if (given.Count == 0 || given.Exists(one => repo.IsFaulty(one.File, CassandraYaml.Authorizer.Name) || OfFile(repo, one.File).Any(violation => violation.Severity is null)) || repo.Inventory.CountOf(Role.Cassandra).Number < 2 || !given.TrueForAll(one => NameOf(one, AllowAll) is AllowAll))
        {
            yield break;
        }

        yield return new Violation(given[0].Place, given[0].Span, $"'authenticator' is {(given[0].Setting is null ? "absent" : $"'{AllowAll}'")}: nobody is asked for a password; expected '{Password}'")
        {
            Setting = CassandraYaml.Authenticator.Name,
            Related = given.Skip(1).Select(one => new RelatedPlace(one.Place, one.Span, Wording.AlsoHere)).ToList(),
        };
    }

    private static IEnumerable<Violation> OfFile(Repo repo, ConfigFile file)
    {
        if (repo.Ask(file, CassandraYaml.Authenticator, file.Node) is not { } authenticator)
        {
            yield break;
        }

        var login = NameOf(authenticator, AllowAll);
        foreach (var key in new[] { CassandraYaml.Authorizer, CassandraYaml.NetworkAuthorizer })
        {
            if (login is AllowAll && repo.Ask(file, key, file.Node) is { Value: { } name } given && CassandraClasses.ShortName(key.Name, name) is "CassandraAuthorizer" or "CassandraNetworkAuthorizer")
            {
                yield return new Violation(given.Place, given.Span, $"'{key.Name}' is {Wording.Quote(name)} and 'authenticator' is {Wording.Value(authenticator.Setting is null ? null : AllowAll)}, expected '{Password}'")
                {
                    Setting = key.Name,
                    Missed = authenticator.Setting is null ? CassandraYaml.Authenticator.Name : null,

                    // 5.0 loads the pair, and nobody has the permissions that it asks for.
                    Severity = repo.Targets.Cassandra.IsAtLeast(5, 0) ? Severity.Warning : null,
                    Related = authenticator.Setting is null ? [] : [new RelatedPlace(authenticator.Place, authenticator.Span, Wording.GivenHere)],
                };
            }
        }

        if (login is not Password)
        {
            yield break;
        }

        if (repo.Ask(file, CassandraYaml.RoleManager, file.Node) is { Value: { } manager } roles && CassandraClasses.ShortName("role_manager", manager) is not RoleManager
            && CassandraClasses.ProblemOf("role_manager", roles.Setting!.Value, repo.Targets.Cassandra) is null)
        {
            yield return new Violation(roles.Place, roles.Span, $"'role_manager' is {Wording.Quote(manager)}, but '{Password}' works with '{RoleManager}' only") { Setting = "role_manager" };
        }

        if (repo.Ask(file, CassandraYaml.Authorizer, file.Node) is { } authorizer && NameOf("authorizer", authorizer.Value, "AllowAllAuthorizer") is "AllowAllAuthorizer")
        {
            yield return new Violation(authorizer.Setting is null ? authenticator.Place : authorizer.Place, authorizer.Setting is null ? authenticator.Span : authorizer.Span, $"'authorizer' is {Wording.Value(authorizer.Value)}: every role may do everything; expected 'CassandraAuthorizer'")
            {
                Setting = "authorizer",
                Severity = Severity.Info,
            };
        }
    }

    private static ConfigValue ValueAt(Violation violation)
        => violation.File.Tree.Find(violation.Setting!)?.Value ?? new ScalarValue("", violation.Span, ScalarType.Null);

    private static string NameOf(Given<string> given, string usual) => NameOf("authenticator", given.Value, usual);

    private static string NameOf(string setting, string? name, string usual) => CassandraClasses.ShortName(setting, name ?? usual);

    private sealed record UsualClass(Key<string> Key, string Name);
}
