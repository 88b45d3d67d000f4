using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Text;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold between the roles that CQL makes and the one that TheHive logs in with.</summary>
internal static class RoleNameRules
{
    internal static Rule[] All =>
    [
        NameAsStored,
    ];

    /// <summary>The login is spelt as Cassandra stores it.</summary>
    public static Rule NameAsStored { get; } = new(
        "HC1213", "cql-role-name-case", Error,
        Title: "TheHive logs in with a role spelt as Cassandra stores it",
        Why: "Cassandra stores a bare name in lower case and compares exactly: 'Provided username and/or password are incorrect'.",
        Fix: "Write the user name in application.conf as the role is stored, or put the role's name in quotes in CQL.",
        Misspelt)
    {
        Scope = Scope.Single,
        Source = "Observed: the grammar of Cassandra 4.0, 4.1 and 5.0",
    };

    private static IEnumerable<Violation> Misspelt(Repo repo)
    {
        var roles = CqlStatements.Of(repo)
            .Select(placed => new { Placed = placed, (placed.Statement as CqlRoleStatement)?.Name })
            .Where(role => role.Name is not null && !Placeholder.IsIn(role.Name.Text))
            .ToList();
        return from given in repo.Each(ApplicationConf.Kind, ApplicationConf.StorageUsername)
               where given.Setting is not null && !roles.Exists(role => string.Equals(role.Name!.Text, given.Value, StringComparison.Ordinal))
               let near = roles.Find(role => string.Equals(role.Name!.Text, given.Value, StringComparison.OrdinalIgnoreCase))
               where near is not null
               select new Violation(given.Place, given.Span, $"'{given.Setting!.Key}' is {Wording.Quote(given.Value!)}, but the role is stored as {Wording.Quote(near.Name!.Text)}")
               {
                   Setting = given.Setting.Key,
                   Related = [new RelatedPlace(near.Placed.File, near.Placed.Place(near.Name.Span), "the role")],
                   Edits = given.Place.IsTemplate ? [] : [new Edit(given.Place, given.Span, "\"" + near.Name.Text.Replace("\"", "\\\"") + "\"")],
               };
    }
}
