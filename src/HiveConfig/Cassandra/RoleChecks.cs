using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Judges what CQL says of roles and rights.</summary>
internal static class RoleChecks
{
    private const string BuiltIn = "cassandra";

    internal static IEnumerable<Violation> Order(Repo repo)
        => KeyspaceChecks.InOrder(repo)
            .Where(statements => statements[0].Text is null)
            .SelectMany(statements => statements.Select((placed, i) => placed.Statement switch
            {
                CqlGrantStatement { IsRevoke: false } grant => (grant.Resource.Keyspace is { } keyspace ? Grant(statements, i, keyspace) : null) ?? Grantee(statements, i, grant.Grantee),
                CqlRoleStatement { Verb: CqlVerb.Drop } role when IsNamed(role.Name, BuiltIn) => Drop(statements, i),
                _ => null,
            }))
            .OfType<Violation>();

    internal static IEnumerable<Violation> DefaultSuperuser(Repo repo)
    {
        var statements = CqlStatements.Of(repo).ToList();
        var login = statements.Find(placed => placed.Statement is CqlRoleStatement { Verb: CqlVerb.Create } role && (role.IsUser || role.Login == true) && !IsNamed(role.Name, BuiltIn));
        return login is null
            || statements.Exists(placed => placed.Statement is CqlRoleStatement role && IsNamed(role.Name, BuiltIn)
                && (role.Verb == CqlVerb.Drop || (role.Verb == CqlVerb.Alter && (role.Password is not null || role.Login == false || role.Superuser == false))))
            || repo.Files.Any(file => IsUnknown(file))
            ? []
            : [new Violation(login.File, login.Place(((CqlRoleStatement)login.Statement).Name.Span), $"a role that logs in is made, but '{BuiltIn}' is neither dropped nor given another password") { Setting = BuiltIn }];
    }

    internal static IEnumerable<Violation> Tables(Repo repo)
    {
        var statements = CqlStatements.Of(repo).ToList();
        var keyspaces = statements.Select(placed => placed.Statement).OfType<CqlKeyspaceStatement>().Select(statement => statement.Name.Text).Append("thehive").ToList();
        return from placed in statements
               let grant = placed.Statement as CqlGrantStatement
               where grant is { Resource: { Kind: CqlResourceKind.Table, IsImplicitTable: true, Keyspace: null, Name: not null } }
               let name = grant.Resource.Name!
               where keyspaces.Contains(name.Text, StringComparer.Ordinal)
               let at = grant.Resource.Span
               select new Violation(placed.File, placed.Place(at), $"'ON {name.Text}' means a table, expected 'ON KEYSPACE {name.Text}'")
               {
                   Setting = name.Text,
                   Edits = placed.Text is null && !Placeholder.IsTemplate(placed.File.Text) ? [new Edit(placed.File, new Span(at.Line, at.Column, at.Line, at.Column), "KEYSPACE ")] : [],
               };
    }

    private static Violation? Grant(IReadOnlyList<PlacedStatement> statements, int i, CqlName keyspace)
        => Made(statements, keyspace) is var made && made > i
            ? new Violation(statements[i].File, statements[i].Place(statements[i].Statement.Span), $"rights on {Wording.Quote(keyspace.Text)} are granted before the keyspace is made")
            {
                Setting = keyspace.Text,
                Related = [new RelatedPlace(statements[made].File, statements[made].Place(statements[made].Statement.Span), "made here")],
            }
            : null;

    // A role that no script makes may be there already, unless its name is a slip of one that is made and given no rights.
    private static Violation? Grantee(IReadOnlyList<PlacedStatement> statements, int i, CqlName grantee)
    {
        var made = MadeRole(statements, grantee.Text);
        if (made < 0)
        {
            var meant = statements.Select(placed => placed.Statement).OfType<CqlRoleStatement>()
                .FirstOrDefault(role => role is { Verb: CqlVerb.Create, Superuser: not true } && Nearest.IsSlip(grantee.Text, role.Name.Text) && !IsGranted(statements, role.Name.Text));
            made = meant is null ? -1 : MadeRole(statements, meant.Name.Text);
            return meant is null || IsUnknown(grantee) || IsUnknown(meant.Name) ? null : At($"rights are granted to {Wording.Quote(grantee.Text)}, which no script makes; did you mean {Wording.Quote(meant.Name.Text)}?") with { Severity = Severity.Warning };
        }

        return made < i || IsUnknown(grantee) ? null : At($"rights are granted to {Wording.Quote(grantee.Text)} before the role is made");

        Violation At(string message) => new(statements[i].File, statements[i].Place(grantee.Span), message)
        {
            Setting = grantee.Text,
            Related = [new RelatedPlace(statements[made].File, statements[made].Place(statements[made].Statement.Span), "made here")],
        };
    }

    private static bool IsUnknown(CqlName name) => Placeholder.IsIn(name.Text);

    private static bool IsGranted(IReadOnlyList<PlacedStatement> statements, string role)
        => statements.Any(placed => placed.Statement is CqlGrantStatement { IsRevoke: false } grant ? IsNamed(grant.Grantee, role) : placed.Statement is CqlGrantRoleStatement { IsRevoke: false } member && IsNamed(member.Grantee, role));

    private static int MadeRole(IReadOnlyList<PlacedStatement> statements, string name) => IndexOf(statements, statement => statement is CqlRoleStatement { Verb: CqlVerb.Create } role && IsNamed(role.Name, name));

    // An administrator that no script makes was there before.
    private static Violation? Drop(IReadOnlyList<PlacedStatement> statements, int i)
    {
        var admin = IndexOf(statements, statement => statement is CqlRoleStatement { Verb: CqlVerb.Create, Superuser: true } role && !IsNamed(role.Name, BuiltIn));
        var here = statements[i];
        return admin > i ? At("before there is another administrator")
            : admin >= 0 && ReferenceEquals(statements[admin].File, here.File) && !LogsInBetween(here.File, statements[admin].Statement.Span, here.Statement.Span) ? At("in the script that makes the administrator, and so in one login with it: a role cannot drop itself")
            : null;

        Violation At(string why) => new(here.File, here.Place(here.Statement.Span), $"'{BuiltIn}' is dropped {why}")
        {
            Setting = BuiltIn,
            Related = [new RelatedPlace(statements[admin].File, ((CqlRoleStatement)statements[admin].Statement).Name.Span, "administrator made here")],
        };
    }

    // The first statement that makes a keyspace; -1 when none does.
    private static int Made(IReadOnlyList<PlacedStatement> statements, CqlName keyspace)
        => IndexOf(statements, statement => statement is CqlKeyspaceStatement { Verb: CqlVerb.Create } made && string.Equals(made.Name.Text, keyspace.Text, StringComparison.Ordinal));

    private static int IndexOf(IReadOnlyList<PlacedStatement> statements, Func<CqlStatement, bool> test)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (test(statements[i].Statement))
            {
                return i;
            }
        }

        return -1;
    }

    // cqlsh's own command LOGIN goes on as somebody else.
    private static bool LogsInBetween(ConfigFile file, Span from, Span to)
        => TextLine.Of(file.Text).Any(line => line.Number > from.EndLine && line.Number < to.Line && line.Text.TrimStart().StartsWith("LOGIN", StringComparison.OrdinalIgnoreCase));

    private static bool IsNamed(CqlName name, string text) => string.Equals(name.Text, text, StringComparison.Ordinal);

    // A script that cannot be read as it stands may drop it.
    private static bool IsUnknown(ConfigFile file)
        => ReferenceEquals(file.Kind, CqlScript.Kind) && (!Repo.IsReadable(file) || Placeholder.IsTemplate(file.Text)) && file.Text.IndexOf(BuiltIn, StringComparison.OrdinalIgnoreCase) >= 0;
}
