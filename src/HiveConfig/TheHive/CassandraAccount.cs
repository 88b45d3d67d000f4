using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>The keyspace and the role that TheHive uses, against the CQL that makes them.</summary>
internal static class CassandraAccount
{
    private static readonly Key<int?> ReplicationFactor = new("db.janusgraph.storage.cql.replication-factor", "", Read.WholeNumber);

    /// <summary>A keyspace that no script creates, or to which the role has no rights.</summary>
    internal static IEnumerable<Violation> Keyspace(Repo repo)
    {
        var statements = CqlStatements.Of(repo).ToList();
        var created = statements.Where(placed => placed.Statement is CqlKeyspaceStatement { Verb: CqlVerb.Create }).ToList();
        var names = created.Select(placed => ((CqlKeyspaceStatement)placed.Statement).Name.Text).ToList();
        if (created.Count == 0 || names.Exists(Placeholder.IsIn))
        {
            yield break;
        }

        var wrong = repo.Each(ApplicationConf.Kind, ApplicationConf.Keyspace).Where(given => given.Setting is not null && !names.Exists(name => SameName(name, given.Value!))).ToList();
        foreach (var same in wrong.GroupBy(given => given.Value, StringComparer.Ordinal))
        {
            var first = same.First();
            yield return new Violation(first.Place, first.Span, Wording.Wrong(first.Setting!.Key, first.Value, $"{Listed(names)} as {Wording.Quote(created[0].File.Path)} creates"))
            {
                Setting = first.Setting.Key,
                Related = [.. same.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere)), new RelatedPlace(created[0].File, created[0].Place(created[0].Statement.Span), "created here")],
                Edits = names.Distinct(StringComparer.Ordinal).Count() == 1 ? same.SelectMany(again => HoconEdit.Of(again.Place, again.Setting!.Value, names[0])).ToList() : [],
            };
        }

        if (wrong.Count > 0)
        {
            yield break;
        }

        // Rights on a keyspace of another name, and on no other.
        foreach (var given in repo.Each(ApplicationConf.Kind, ApplicationConf.Keyspace).Where(given => given.Setting is not null).GroupBy(given => given.Value, StringComparer.Ordinal).Select(same => same.First()))
        {
            if (repo.Ask(given.File, ApplicationConf.StorageUsername, given.File.Node) is not { Value: { } role } || IsSuperuser(statements, role) || statements.Exists(placed => placed.Statement is CqlGrantRoleStatement))
            {
                continue;
            }

            var grants = statements.Where(placed => placed.Statement is CqlGrantStatement { IsRevoke: false } grant && SameName(grant.Grantee.Text, role)).ToList();
            if (grants.Count == 0 && created.Find(placed => SameName(((CqlKeyspaceStatement)placed.Statement).Name.Text, given.Value!)) is { } keyspace
                && statements.Find(placed => placed.Statement is CqlRoleStatement { Verb: CqlVerb.Create } made && SameName(made.Name.Text, role)) is { } login && !MayGrant(repo))
            {
                yield return new Violation(login.File, login.Place(((CqlRoleStatement)login.Statement).Name.Span), $"{Wording.Quote(role)} is made but gets no rights, expected GRANT on keyspace {Wording.Quote(given.Value!)}: Cassandra checks them")
                {
                    Severity = Severity.Warning,
                    Fix = "Add GRANT ALL PERMISSIONS ON KEYSPACE … TO the role, behind the statements that make both.",
                    Related = [new RelatedPlace(keyspace.File, keyspace.Place(keyspace.Statement.Span), "keyspace created here")],
                };
            }

            // Rights on the keyspace for a role that no script makes, and none for the one that they make and TheHive uses.
            if (grants.Count == 0 && IsMade(statements, role) && !MayGrant(repo, exceptScripts: true)
                && statements.Find(placed => placed.Statement is CqlGrantStatement { IsRevoke: false, Resource: { Kind: CqlResourceKind.Keyspace, Keyspace: { } own } } grant
                    && SameName(own.Text, given.Value!) && !Placeholder.IsIn(grant.Grantee.Text) && grant.Grantee.Text is not "cassandra" && !IsMade(statements, grant.Grantee.Text) && !Nearest.IsSlip(grant.Grantee.Text, role)) is { } astray)
            {
                var grantee = ((CqlGrantStatement)astray.Statement).Grantee;
                yield return new Violation(astray.File, astray.Place(grantee.Span), $"rights on {Wording.Quote(given.Value!)} are granted to {Wording.Quote(grantee.Text)}, which no script makes, expected them for {Wording.Quote(role)}: TheHive logs in as that and gets none")
                {
                    Fix = "Grant the rights to the role that TheHive uses.",
                    Related = [new RelatedPlace(given.Place, given.Span, Wording.GivenHere)],
                };
            }

            if (grants.Count > 0 && grants.TrueForAll(placed => ((CqlGrantStatement)placed.Statement).Resource is { Kind: CqlResourceKind.Keyspace, Keyspace: { } name } && !Placeholder.IsIn(name.Text) && !SameName(name.Text, given.Value!)))
            {
                var resource = ((CqlGrantStatement)grants[0].Statement).Resource;
                yield return new Violation(grants[0].File, grants[0].Place(resource.Keyspace!.Span), $"rights are granted to '{role}' on keyspace {Wording.Quote(resource.Keyspace!.Text)}, expected them on {Wording.Quote(given.Value!)} as TheHive uses")
                {
                    Related = [new RelatedPlace(given.Place, given.Span, Wording.GivenHere)],
                };
            }
        }
    }

    /// <summary>A role that no script creates, another password than the script's, or no login where Cassandra wants one.</summary>
    internal static IEnumerable<Violation> Credentials(Repo repo)
    {
        var statements = CqlStatements.Of(repo).Where(placed => placed.Statement is CqlRoleStatement).ToList();
        var created = statements.Where(placed => ((CqlRoleStatement)placed.Statement).Verb == CqlVerb.Create).ToList();
        var names = created.Select(placed => ((CqlRoleStatement)placed.Statement).Name.Text).ToList();
        foreach (var shut in WithoutLogin(repo, statements))
        {
            yield return shut;
        }

        foreach (var file in repo.Of(ApplicationConf.Kind).Where(file => CassandraLink.UsesCassandra(repo, file)))
        {
            if (repo.Ask(file, ApplicationConf.StorageUsername, file.Node) is not { } user)
            {
                continue;
            }

            if (user.Value is null)
            {
                if (AsksForPassword(repo) is { } cassandra)
                {
                    yield return new Violation(file, CassandraLink.Near(repo, file, "db.janusgraph.storage."), $"'{ApplicationConf.StorageUsername.Name}' is absent but Cassandra asks for a login, expected the role and its password")
                    {
                        Setting = ApplicationConf.StorageUsername.Name,
                        Related = [new RelatedPlace(cassandra.Place, cassandra.Span, "Cassandra's side")],
                    };
                }

                continue;
            }

            var password = repo.Ask(file, ApplicationConf.StoragePassword, file.Node);
            if (password is { Setting: null } && AsksForPassword(repo) is not null)
            {
                yield return new Violation(user.Place, user.Span, $"'{user.Setting!.Key}' is {Wording.Quote(user.Value)} but '{ApplicationConf.StoragePassword.Name}' is absent, expected both") { Setting = ApplicationConf.StoragePassword.Name };
            }

            // The built-in role is there without any script; names that differ in case only have a rule of their own.
            if (created.Count > 0 && user.Value is not "cassandra" && !names.Exists(Placeholder.IsIn) && !names.Exists(name => SameName(name, user.Value)))
            {
                yield return new Violation(user.Place, user.Span, Wording.Wrong(user.Setting!.Key, user.Value, $"{Listed(names)} as {Wording.Quote(created[0].File.Path)} creates"))
                {
                    Setting = user.Setting.Key,
                    Related = [new RelatedPlace(created[0].File, created[0].Place(created[0].Statement.Span), "created here")],
                };
            }
            else if (password?.Value is { } known && Passwords(statements, user.Value) is { Count: > 0 } scripts && scripts.TrueForAll(script => !string.Equals(script.Password.Value, known, StringComparison.Ordinal)))
            {
                var (placed, stated) = scripts[scripts.Count - 1];
                yield return new Violation(password.Place, password.Span, $"'{password.Setting!.Key}' is another password than the one that {Wording.Quote(placed.File.Path)} gives the role {Wording.Quote(user.Value)}")
                {
                    Setting = password.Setting.Key,
                    IsSecret = true,
                    Related = [new RelatedPlace(placed.File, placed.Place(stated.Span), "the role's password")],
                };
            }
        }
    }

    // CREATE ROLE makes a role that nobody logs in as, unless it says LOGIN = true.
    private static IEnumerable<Violation> WithoutLogin(Repo repo, List<PlacedStatement> statements)
    {
        if (repo.Of(CqlScript.Kind).Any(file => !Repo.IsReadable(file) || file.IsTemplate))
        {
            yield break;
        }

        foreach (var user in repo.Each(ApplicationConf.Kind, ApplicationConf.StorageUsername)
            .Where(given => given.Value is not null && CassandraLink.UsesCassandra(repo, given.File))
            .GroupBy(given => given.Value, StringComparer.Ordinal)
            .Select(same => same.First()))
        {
            var own = statements.FindAll(placed => SameName(((CqlRoleStatement)placed.Statement).Name.Text, user.Value!));
            var made = own.FindLast(placed => ((CqlRoleStatement)placed.Statement).Verb == CqlVerb.Create);
            if (made is not null && own.TrueForAll(placed => placed.Statement is CqlRoleStatement role && role.Login != true && !role.IsUser))
            {
                yield return new Violation(made.File, made.Place(((CqlRoleStatement)made.Statement).Name.Span), $"{Wording.Quote(user.Value!)} is made without LOGIN = true, but TheHive logs in as it")
                {
                    Setting = "LOGIN",
                    Fix = "Add LOGIN = true to the role that TheHive uses.",
                    Related = [new RelatedPlace(user.Place, user.Span, Wording.GivenHere)],
                };
            }
        }
    }

    /// <summary>Fewer copies than there should be, in a keyspace that JanusGraph makes itself.</summary>
    internal static IEnumerable<Violation> OwnReplication(Repo repo)
    {
        var nodes = repo.Inventory.CountOf(Role.Cassandra).Number;
        var needed = Math.Min(3, nodes);
        return nodes < 2 || CqlStatements.Of(repo).Any(placed => placed.Statement is CqlKeyspaceStatement { Verb: CqlVerb.Create })
            ? []
            : from given in repo.Each(ApplicationConf.Kind, ReplicationFactor)
              where given.Setting is not null && given.Value < needed
              select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, Variant.Show(given.Value), $"'{needed.ToString(CultureInfo.InvariantCulture)}' for {Wording.Count(nodes, "Cassandra node")}, or a script that creates the keyspace"))
              {
                  Setting = given.Setting.Key,
              };
    }

    // The last password of each script; null in place of one that is hashed or open.
    private static List<StatedPassword> Passwords(IEnumerable<PlacedStatement> statements, string role)
    {
        var last = statements
            .Where(placed => placed.Statement is CqlRoleStatement { Password: not null } statement && statement.Verb != CqlVerb.Drop && string.Equals(statement.Name.Text, role, StringComparison.Ordinal))
            .GroupBy(placed => placed.File)
            .Select(same => new StatedPassword(same.Last(), ((CqlRoleStatement)same.Last().Statement).Password!))
            .ToList();
        return last.Exists(stated => stated.Password.IsHashed || TemplateMask.IsMasked(stated.Password.Value) || Placeholder.IsAll(stated.Password.Value)) ? [] : last;
    }

    private static Given<string>? AsksForPassword(Repo repo)
    {
        var files = repo.Of(CassandraYaml.Kind).ToList();
        var given = files.Select(file => repo.Ask(file, CassandraYaml.Authenticator, file.Node)).ToList();
        return given.Count > 0 && given.TrueForAll(authenticator => authenticator?.Value?.EndsWith("PasswordAuthenticator", StringComparison.Ordinal) ?? false) ? given[0] : null;
    }

    // Whether nobody checks rights, or a text that cannot be read as a statement may grant some.
    private static bool MayGrant(Repo repo, bool exceptScripts = false)
        => !repo.Each(CassandraYaml.Kind, CassandraYaml.Authorizer).Any(given => given.Value is { } name && CassandraClasses.ShortName(CassandraYaml.Authorizer.Name, name) is "CassandraAuthorizer")
            || repo.Files.Any(file => file.EncryptedBy is not null
                || (!(exceptScripts && ReferenceEquals(file.Kind, CqlScript.Kind) && Repo.IsReadable(file) && !file.IsTemplate) && file.Text.IndexOf("GRANT", StringComparison.OrdinalIgnoreCase) >= 0));

    private static bool IsMade(IEnumerable<PlacedStatement> statements, string role)
        => statements.Any(placed => placed.Statement is CqlRoleStatement { Verb: CqlVerb.Create } made && SameName(made.Name.Text, role));

    private static bool IsSuperuser(IEnumerable<PlacedStatement> statements, string role)
        => statements.Any(placed => placed.Statement is CqlRoleStatement { Superuser: true } statement && SameName(statement.Name.Text, role));

    private static bool SameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Listed(IEnumerable<string> names) => string.Join(" or ", names.Distinct(StringComparer.Ordinal).Select(Wording.Quote));

    private sealed record StatedPassword(PlacedStatement Placed, CqlPassword Password);
}
