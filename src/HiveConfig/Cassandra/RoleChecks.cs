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
            .SelectMany(statements =>
            {
                var made = new MadeNames(statements);
                return statements.Select((placed, i) => placed.Statement switch
                {
                    CqlGrantStatement { IsRevoke: false } grant => (grant.Resource.Keyspace is { } keyspace ? Grant(statements, made, i, keyspace) : null) ?? Grantee(statements, made, i, grant.Grantee),
                    CqlRoleStatement { Verb: CqlVerb.Drop } role when IsNamed(role.Name, BuiltIn) => Drop(statements, made.Administrator, i),
                    _ => null,
                });
            })
            .OfType<Violation>();

    internal static IEnumerable<Violation> DefaultSuperuser(Repo repo)
    {
        var statements = CqlStatements.Of(repo).ToList();
        var login = statements.Find(placed => placed.Statement is CqlRoleStatement { Verb: CqlVerb.Create } role && (role.IsUser || role.Login == true) && !IsNamed(role.Name, BuiltIn));
        return login is null
            || statements.Exists(placed => placed.Statement is CqlRoleStatement role && IsNamed(role.Name, BuiltIn)
                && (role.Verb == CqlVerb.Drop || (role.Verb == CqlVerb.Alter && (role.Password is not null || role.Login == false || role.Superuser == false))))
            || repo.Files.Any(file => IsUnknown(file))
            || (login.Text is not null && IsRunByAnother(login.File))
            ? []
            : [new Violation(login.File, login.Place(((CqlRoleStatement)login.Statement).Name.Span), $"a role that logs in is made, but '{BuiltIn}' is neither dropped nor given another password") { Setting = BuiltIn }];
    }

    internal static IEnumerable<Violation> Tables(Repo repo)
    {
        var statements = CqlStatements.Of(repo).ToList();
        var keyspaces = new HashSet<string>(statements.Select(placed => placed.Statement).OfType<CqlKeyspaceStatement>().Select(statement => statement.Name.Text).Append("thehive"), StringComparer.Ordinal);
        return from placed in statements
               let grant = placed.Statement as CqlGrantStatement
               where grant is { Resource: { Kind: CqlResourceKind.Table, IsImplicitTable: true, Keyspace: null, Name: not null } }
               let name = grant.Resource.Name!
               where keyspaces.Contains(name.Text)
               let at = grant.Resource.Span
               select new Violation(placed.File, placed.Place(at), $"'ON {name.Text}' means a table, expected 'ON KEYSPACE {name.Text}'")
               {
                   Setting = name.Text,
                   Edits = placed.Text is null && !placed.File.IsTemplate ? [new Edit(placed.File, new Span(at.Line, at.Column, at.Line, at.Column), "KEYSPACE ")] : [],
               };
    }

    private static Violation? Grant(IReadOnlyList<PlacedStatement> statements, MadeNames names, int i, CqlName keyspace)
        => names.Keyspace(keyspace.Text) is var made && made > i
            ? new Violation(statements[i].File, statements[i].Place(statements[i].Statement.Span), $"rights on {Wording.Quote(keyspace.Text)} are granted before the keyspace is made")
            {
                Setting = keyspace.Text,
                Related = [new RelatedPlace(statements[made].File, statements[made].Place(statements[made].Statement.Span), "made here")],
            }
            : null;

    // A role that no script makes may be there already, unless its name is a slip of one that is made and given no rights.
    private static Violation? Grantee(IReadOnlyList<PlacedStatement> statements, MadeNames names, int i, CqlName grantee)
    {
        var made = names.Role(grantee.Text);
        if (made < 0)
        {
            var meant = names.MeantBy(grantee.Text);
            made = meant is null ? -1 : names.Role(meant.Name.Text);
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

    // An administrator that no script makes was there before.
    private static Violation? Drop(IReadOnlyList<PlacedStatement> statements, int admin, int i)
    {
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

    // cqlsh's own command LOGIN goes on as somebody else.
    private static bool LogsInBetween(ConfigFile file, Span from, Span to)
        => TextLine.Of(file.Text).Any(line => line.Number > from.EndLine && line.Number < to.Line && line.Text.TrimStart().StartsWith("LOGIN", StringComparison.OrdinalIgnoreCase));

    private static bool IsNamed(CqlName name, string text) => string.Equals(name.Text, text, StringComparison.Ordinal);

    // A script that cannot be read as it stands may drop it.
    private static bool IsUnknown(ConfigFile file)
        => ReferenceEquals(file.Kind, CqlScript.Kind) && (!Repo.IsReadable(file) || file.IsTemplate) && file.Text.IndexOf(BuiltIn, StringComparison.OrdinalIgnoreCase) >= 0;

    // Who logs in as an administrator of another name may have done away with the built-in role long ago.
    private static bool IsRunByAnother(ConfigFile file)
    {
        var words = file.Text.Split([' ', '\t', '\r', '\n', '='], StringSplitOptions.RemoveEmptyEntries);
        var users = Enumerable.Range(0, Math.Max(0, words.Length - 1)).Where(i => words[i] is "-u" or "--username").Select(i => words[i + 1].Trim('"', '\'')).ToList();
        return users.Count > 0 && file.Text.IndexOf("cqlsh", StringComparison.Ordinal) >= 0 && !users.Exists(user => string.Equals(user, BuiltIn, StringComparison.Ordinal) || Placeholder.IsIn(user) || user.IndexOf('$') >= 0);
    }

    // Where each keyspace and role is made, and who is given rights: a script may hold thousands of statements.
    private sealed class MadeNames
    {
        // Where so many are made nowhere, they are made elsewhere; and what was meant takes time to find.
        private const int MostGuesses = 100;

        private readonly Dictionary<string, int> _keyspaces = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _roles = new(StringComparer.Ordinal);
        private readonly HashSet<string> _granted = new(StringComparer.Ordinal);
        private readonly List<CqlRoleStatement> _plain = [];
        private readonly Dictionary<string, CqlRoleStatement?> _meant = new(StringComparer.Ordinal);

        internal MadeNames(IReadOnlyList<PlacedStatement> statements)
        {
            for (var i = 0; i < statements.Count; i++)
            {
                switch (statements[i].Statement)
                {
                    case CqlKeyspaceStatement { Verb: CqlVerb.Create } keyspace:
                        First(_keyspaces, keyspace.Name.Text, i);
                        break;
                    case CqlRoleStatement { Verb: CqlVerb.Create } role:
                        First(_roles, role.Name.Text, i);
                        if (role.Superuser != true)
                        {
                            _plain.Add(role);
                        }
                        else if (Administrator < 0 && !IsNamed(role.Name, BuiltIn))
                        {
                            Administrator = i;
                        }

                        break;
                    case CqlGrantStatement { IsRevoke: false } grant:
                        _granted.Add(grant.Grantee.Text);
                        break;
                    case CqlGrantRoleStatement { IsRevoke: false } member:
                        _granted.Add(member.Grantee.Text);
                        break;
                    default:
                        break;
                }
            }
        }

        /// <summary>The first statement that makes an administrator; -1 when none does.</summary>
        internal int Administrator { get; private set; } = -1;

        /// <summary>The first statement that makes a keyspace; -1 when none does.</summary>
        internal int Keyspace(string name) => _keyspaces.TryGetValue(name, out var at) ? at : -1;

        /// <summary>The first statement that makes a role; -1 when none does.</summary>
        internal int Role(string name) => _roles.TryGetValue(name, out var at) ? at : -1;

        /// <summary>The role that is made, given no rights and called nearly so; null when there is none.</summary>
        internal CqlRoleStatement? MeantBy(string grantee)
        {
            if (!_meant.TryGetValue(grantee, out var meant) && _meant.Count < MostGuesses)
            {
                meant = _plain.Find(role => !_granted.Contains(role.Name.Text) && Nearest.IsSlip(grantee, role.Name.Text));
                _meant.Add(grantee, meant);
            }

            return meant;
        }

        private static void First(Dictionary<string, int> names, string name, int at)
        {
            if (!names.ContainsKey(name))
            {
                names.Add(name, at);
            }
        }
    }
}
