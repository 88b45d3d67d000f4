using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class CqlReaderTests
{
    [Theory]
    [InlineData("CREATE ROLE admin WITH PASSWORD = 'x' AND LOGIN = true AND SUPERUSER = true;")]
    [InlineData("create role if not exists admin with password='x';")]
    [InlineData("CREATE ROLE admin;")]
    [InlineData("CREATE ROLE 'TheHive' WITH LOGIN = false;")]
    [InlineData("CREATE ROLE \"the-hive\" WITH LOGIN = TRUE;")]
    [InlineData("CREATE ROLE $$it's$$ WITH PASSWORD = $$p'w$$;")]
    [InlineData("CREATE ROLE user WITH PASSWORD = 'it''s';")]
    [InlineData("CREATE ROLE r WITH HASHED PASSWORD = '$2a$10$abc';")]
    [InlineData("CREATE ROLE r WITH OPTIONS = {'a': 'b', 'c': 1} AND ACCESS TO DATACENTERS {'dc1', 'dc2'};")]
    [InlineData("CREATE ROLE r WITH OPTIONS = {} AND ACCESS TO ALL DATACENTERS;")]
    [InlineData("CREATE ROLE r WITH ACCESS FROM CIDRS {'region1'} AND ACCESS TO ALL DATACENTERS;")]
    [InlineData("ALTER ROLE r WITH PASSWORD = 'a\\';")]
    [InlineData("ALTER ROLE IF EXISTS r WITH SUPERUSER = false;")]
    [InlineData("DROP ROLE cassandra;")]
    [InlineData("DROP ROLE IF EXISTS 'cassandra';")]
    [InlineData("CREATE USER u WITH PASSWORD 'x' SUPERUSER;")]
    [InlineData("CREATE USER IF NOT EXISTS 'u' NOSUPERUSER;")]
    [InlineData("ALTER USER cassandra WITH PASSWORD 'x';")]
    [InlineData("ALTER USER u WITH HASHED PASSWORD 'x';")]
    [InlineData("DROP USER IF EXISTS u;")]
    [InlineData("CREATE KEYSPACE thehive WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 3} AND durable_writes = 'true';")]
    [InlineData("CREATE KEYSPACE IF NOT EXISTS \"TheHive\" WITH REPLICATION = {'class':'org.apache.cassandra.locator.NetworkTopologyStrategy','dc1':'3'} AND durable_writes=false;")]
    [InlineData("ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3, 'dc2': 3};")]
    [InlineData("ALTER KEYSPACE IF EXISTS ks WITH durable_writes = no;")]
    [InlineData("DROP KEYSPACE IF EXISTS ks;")]
    [InlineData("GRANT ALL PERMISSIONS ON KEYSPACE thehive TO 'thehive';")]
    [InlineData("GRANT ALL ON ALL KEYSPACES TO admin;")]
    [InlineData("GRANT SELECT, MODIFY PERMISSION ON ALL TABLES IN KEYSPACE thehive TO thehive;")]
    [InlineData("GRANT SELECT PERMISSION ON thehive TO thehive;")]
    [InlineData("GRANT DROP ON TABLE thehive.edges TO \"r\";")]
    [InlineData("GRANT EXECUTE ON FUNCTION ks.f(int, list<text>) TO r;")]
    [InlineData("GRANT EXECUTE ON ALL FUNCTIONS IN KEYSPACE ks TO r;")]
    [InlineData("GRANT AUTHORIZE ON ROLE thehive TO admin;")]
    [InlineData("GRANT DESCRIBE ON ALL ROLES TO admin;")]
    [InlineData("GRANT SELECT ON MBEAN 'org.apache.cassandra.db:type=StorageService' TO r;")]
    [InlineData("GRANT admin TO thehive;")]
    [InlineData("GRANT all TO thehive;")]
    [InlineData("REVOKE MODIFY ON KEYSPACE thehive FROM thehive;")]
    [InlineData("REVOKE 'Admin' FROM thehive;")]
    [InlineData("LIST ROLES OF thehive NORECURSIVE;")]
    [InlineData("LIST USERS;")]
    [InlineData("LIST ALL PERMISSIONS ON KEYSPACE thehive OF thehive;")]
    [InlineData("DESCRIBE KEYSPACES;")]
    [InlineData("DESCRIBE KEYSPACE thehive")]
    [InlineData("DESC FULL SCHEMA;")]
    [InlineData("DESCRIBE TABLE ks.t WITH INTERNALS;")]
    [InlineData("DESCRIBE MATERIALIZED VIEW ks.v;")]
    [InlineData("USE thehive;")]
    [InlineData("USE \"TheHive\";")]
    public void AcceptsWhatCassandraAccepts(string text)
    {
        var document = CqlReader.Read(text);
        Assert.Empty(document.Faults);
        Assert.Equal(new Span(1, 1, 1, text.TrimEnd(';').Length + 1), Assert.Single(document.Statements).Span);
    }

    [Theory]
    [InlineData("CREATE ROLE admin WITH PASSWORD password = 'x';", 33, 41, "PASSWORD stands twice, expected '=' behind the first: WITH PASSWORD = '…'", "HC1201")]
    [InlineData("CREATE ROLE r WITH PASSWORD 'x';", 29, 32, "expected '=' behind PASSWORD, before a string: WITH PASSWORD = '…'", "HC1201")]
    [InlineData("CREATE ROLE r WITH PASSWORD = hunter2;", 31, 38, "expected the password in single quotes before a bare word", "HC1201")]
    [InlineData("CREATE ROLE r WITH PASSWORD = \"hunter2\";", 31, 40, "expected the password in single quotes before a name in double quotes", "HC1201")]
    [InlineData("ALTER ROLE r WITH LOGIN = 'true';", 27, 33, "LOGIN takes true or false, without quotes", "HC1201")]
    [InlineData("CREATE ROLE r WITH LOGIN = true AND LOGIN = true;", 37, 42, "LOGIN is given twice in one statement", "HC1201")]
    [InlineData("CREATE ROLE r WITH PASSWORD = 'a' AND HASHED PASSWORD = 'b';", 39, 45, "HASHED is given twice in one statement", "HC1201")]
    [InlineData("CREATE ROLE r WITH LOGIN = true, SUPERUSER = true;", 32, 33, "expected ';' before ','", "HC1201")]
    [InlineData("CREATE ROLE r WITH NOLOGIN;", 20, 27, "expected PASSWORD, HASHED PASSWORD, LOGIN, SUPERUSER, OPTIONS or ACCESS before a bare word", "HC1201")]
    [InlineData("CREATE ROLE the-hive WITH LOGIN = true;", 16, 17, "a bare name ends at '-'; the name of a role that holds one has to stand in double quotes", "HC1201")]
    [InlineData("CREATE ROLE select;", 13, 19, "SELECT is a reserved word; expected the name of a role, or the word in double quotes", "HC1201")]
    [InlineData("CREATE ROLE IF EXISTS r;", 16, 22, "expected NOT before EXISTS", "HC1201")]
    [InlineData("CREATE ROLE r", 14, 14, "the last statement has no ';' behind it, so that cqlsh does not run it", "HC1201")]
    [InlineData("DROP ROLE;", 10, 11, "expected the name of a role before ';'", null)]
    [InlineData("CREATE USER \"u\" WITH PASSWORD 'x';", 13, 16, "expected the name of a user, bare or in single quotes, before a name in double quotes", null)]
    [InlineData("ALTER USER u WITH PASSWORD = 'x';", 28, 29, "USER takes no '=' behind PASSWORD; only ROLE does", null)]
    [InlineData("CREATE KEYSPACE 'ks' WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};", 17, 21, "expected the name of a keyspace without quotes or in double quotes, before a string", null)]
    [InlineData("CREATE KEYSPACE the-hive WITH durable_writes = true;", 20, 21, "'-' cannot stand in the name of a keyspace", null)]
    [InlineData("CREATE KEYSPACE \"the-hive\" WITH durable_writes = true;", 17, 27, "a keyspace has a name of at most 48 letters, digits and underscores", null)]
    [InlineData("CREATE KEYSPACE ks;", 19, 20, "expected WITH before ';'", null)]
    [InlineData("CREATE KEYSPACE ks WITH durable_writes = true;", 17, 19, "CREATE KEYSPACE has to say its replication", null)]
    [InlineData("ALTER KEYSPACE ks WITH replication = {'dc1': 3};", 38, 39, "the replication has no 'class'; expected 'class': 'NetworkTopologyStrategy'", null)]
    [InlineData("ALTER KEYSPACE ks WITH replication = {'class': 'SimpleStrategy',};", 65, 66, "expected a key in single quotes before '}'", null)]
    [InlineData("ALTER KEYSPACE ks WITH replication = {class: 'SimpleStrategy'};", 39, 44, "expected a key in single quotes before a bare word", null)]
    [InlineData("ALTER KEYSPACE ks WITH replication = {'class' = 'SimpleStrategy'};", 47, 48, "expected ':' before '='", null)]
    [InlineData("ALTER KEYSPACE ks WITH replication = 3;", 38, 39, "replication is a map such as {'class': 'NetworkTopologyStrategy', 'dc1': 3}; expected '{' before a number", null)]
    [InlineData("ALTER KEYSPACE ks WITH durable_writes = maybe;", 41, 46, "durable_writes takes true or false", null)]
    [InlineData("ALTER KEYSPACE ks WITH durable_writes = true AND durable_writes = true;", 50, 64, "'durable_writes' is given twice in one statement", null)]
    [InlineData("ALTER KEYSPACE ks WITH gc_grace_seconds = 3;", 24, 40, "a keyspace has no such property; expected 'replication' or 'durable_writes'", null)]
    [InlineData("CREATE SCHEMA ks;", 8, 14, "Cassandra does not know SCHEMA here; expected KEYSPACE", null)]
    [InlineData("GRANT ALL PRIVILEGES ON KEYSPACE ks TO r;", 11, 21, "Cassandra does not know PRIVILEGES; expected ALL PERMISSIONS", null)]
    [InlineData("GRANT SELECT ON KEYSPACE ks TO a, b;", 33, 34, "one statement names one role; expected ';' before ','", null)]
    [InlineData("GRANT SELECT KEYSPACE ks TO a;", 14, 22, "expected ON before KEYSPACE", null)]
    [InlineData("GRANT SELECT ON KEYSPACE ks FROM a;", 29, 33, "expected TO before FROM", null)]
    [InlineData("GRANT SELECT, READ ON KEYSPACE ks TO a;", 15, 19, "expected a permission (CREATE, ALTER, DROP, SELECT, MODIFY, AUTHORIZE, DESCRIBE, EXECUTE, UNMASK, SELECT_MASKED) before a bare word", null)]
    [InlineData("GRANT SELECT ON FUNCTION f TO a;", 28, 30, "expected '(' before TO", null)]
    [InlineData("GRANT SELECT ON ALL TO a;", 21, 23, "expected KEYSPACES, TABLES IN KEYSPACE, ROLES, FUNCTIONS or MBEANS behind ALL, before TO", null)]
    [InlineData("REVOKE SELECT ON KEYSPACE ks TO a;", 30, 32, "expected FROM before TO", null)]
    [InlineData("LIST GRANTS;", 6, 12, "expected ROLES, USERS, ALL PERMISSIONS or a permission behind LIST, before a bare word", null)]
    [InlineData("DESCRIBE MATERIALIZED ks.v;", 23, 25, "expected VIEW before a bare word", null)]
    [InlineData("USE 'thehive';", 5, 14, "expected the name of a keyspace without quotes or in double quotes, before a string", null)]
    [InlineData("USE a b;", 7, 8, "expected ';' before a bare word", null)]
    [InlineData("DROP ROLE 'a;", 11, 12, "a string begins here and never ends; a quote inside a string is written twice", null)]
    [InlineData("DROP ROLE a; /* b", 14, 15, "a comment begins here and never ends; expected '*/'", null)]
    [InlineData("DROP ROLE \"a;", 11, 12, "a name in double quotes begins here and never ends", null)]
    [InlineData("DROP ROLE $$a;", 11, 12, "a string between '$$' begins here and never ends", null)]
    public void RefusesWhatCassandraRefuses(string text, int column, int end, string message, string? rule)
    {
        var fault = Assert.Single(CqlReader.Read(text).Faults);
        Assert.Equal(message, fault.Message);
        Assert.Equal(new Span(1, column, 1, end), fault.Span);
        Assert.Equal(FaultKind.Syntax, fault.Kind);
        Assert.Equal(rule, fault.Rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";;\n")]
    [InlineData("-- CREATE ROLE r WITH PASSWORD password = 'x';\n// DROP ROLE;\n/* USE 'x'; */")]
    [InlineData("CREATE TABLE t (a int PRIMARY KEY, b list<text>) WITH comment = 'DROP ROLE;';\nINSERT INTO t (a) VALUES (1)")]
    [InlineData("BEGIN BATCH INSERT INTO t (a) VALUES (1); APPLY BATCH;")]
    [InlineData("CONSISTENCY QUORUM\nSOURCE 'other.cql'\nLOGIN admin\n")]
    public void PassesOverTheRest(string text)
    {
        var document = CqlReader.Read(text);
        Assert.Empty(document.Faults);
        Assert.Empty(document.Statements);
    }

    [Fact]
    public void ReadsAKeyspace()
    {
        var statement = Assert.IsType<CqlKeyspaceStatement>(Assert.Single(CqlReader.Read(
            "CREATE KEYSPACE IF NOT EXISTS TheHive\n  WITH replication = {'class': 'org.x.NetworkTopologyStrategy', 'dc1': 3, 'dc2': '2'}\n  AND durable_writes = 'no';").Statements));
        Assert.Equal((CqlVerb.Create, true, "thehive", new Span(1, 31, 1, 38)), (statement.Verb, statement.IsConditional, statement.Name.Text, statement.Name.Span));
        Assert.Equal("NetworkTopologyStrategy", statement.Replication!.Class);
        Assert.Equal(new Span(2, 22, 2, 86), statement.Replication.Span);
        Assert.Equal([("dc1", "3"), ("dc2", "2")], statement.Replication.Factors.Select(factor => (factor.Key, factor.Value)));
        Assert.Equal((new Span(2, 65, 2, 70), new Span(2, 72, 2, 73)), statement.Replication.Factors.Select(factor => (factor.KeySpan, factor.ValueSpan)).First());
        Assert.Equal((false, new Span(3, 24, 3, 28)), (statement.DurableWrites, statement.DurableWritesSpan));
        Assert.Equal(new Span(1, 1, 3, 28), statement.Span);
    }

    [Fact]
    public void ReadsRolesAndHidesTheirPasswords()
    {
        var document = CqlReader.Read("CREATE ROLE TheHive WITH LOGIN = true AND PASSWORD = 'it''s';\nALTER ROLE 'TheHive' WITH SUPERUSER = false;\nCREATE USER Bob WITH PASSWORD 'x' SUPERUSER;");
        var roles = document.Statements.Cast<CqlRoleStatement>().ToList();
        Assert.Equal(["thehive", "TheHive", "Bob"], roles.Select(role => role.Name.Text));
        Assert.Equal([true, null, true], roles.Select(role => role.Login));
        Assert.Equal([null, false, true], roles.Select(role => role.Superuser));
        Assert.Equal([false, false, true], roles.Select(role => role.IsUser));
        Assert.Equal("it's", roles[0].Password!.Value);
        Assert.Equal(new Span(1, 54, 1, 61), roles[0].Password!.Span);
        Assert.DoesNotContain("it", roles[0].ToString().Replace("IsConditional", "", System.StringComparison.Ordinal), System.StringComparison.Ordinal);
        Assert.Null(roles[1].Password);
    }

    [Fact]
    public void ReadsGrants()
    {
        var statements = CqlReader.Read("GRANT select, MODIFY ON thehive TO R;\nREVOKE ALL ON KEYSPACE ks FROM 'R';\nGRANT a TO b;").Statements;
        var grant = Assert.IsType<CqlGrantStatement>(statements[0]);
        Assert.Equal(["SELECT", "MODIFY"], grant.Permissions);
        Assert.Equal((CqlResourceKind.Table, true, "thehive", new Span(1, 25, 1, 32)), (grant.Resource.Kind, grant.Resource.IsImplicitTable, grant.Resource.Name!.Text, grant.Resource.Span));
        Assert.Equal(("r", false), (grant.Grantee.Text, grant.IsRevoke));
        var revoke = Assert.IsType<CqlGrantStatement>(statements[1]);
        Assert.Equal(["ALL"], revoke.Permissions);
        Assert.Equal((CqlResourceKind.Keyspace, "ks", "R", true), (revoke.Resource.Kind, revoke.Resource.Keyspace!.Text, revoke.Grantee.Text, revoke.IsRevoke));
        Assert.Equal(("a", "b"), (((CqlGrantRoleStatement)statements[2]).Role.Text, ((CqlGrantRoleStatement)statements[2]).Grantee.Text));
    }

    [Fact]
    public void TheSnippetsOfTheVendorsGuide()
    {
        var document = CqlReader.Read(
            """
            ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 3 };
            CREATE ROLE admin WITH PASSWORD password = 'admin_password' AND LOGIN = true AND SUPERUSER = true;
            DROP ROLE cassandra;
            CREATE KEYSPACE thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': '3' } AND durable_writes = 'true';
            CREATE ROLE thehive WITH LOGIN = true AND PASSWORD = 'PASSWORD';
            GRANT ALL PERMISSIONS ON KEYSPACE thehive TO 'thehive';

            """);
        var fault = Assert.Single(document.Faults);
        Assert.Equal((new Span(2, 33, 2, 41), "HC1201"), (fault.Span, fault.Rule));
        Assert.Equal(5, document.Statements.Count);
    }

    [Fact]
    public void GoesOnBehindAFaultyStatement()
    {
        var document = CqlReader.Read("DROP ROLE;\r\nUSE 'x';\r\nUSE y;\r\n");
        Assert.Equal([new Span(1, 10, 1, 11), new Span(2, 5, 2, 8)], document.Faults.Select(fault => fault.Span));
        Assert.Equal(new Span(3, 1, 3, 6), Assert.Single(document.Statements).Span);
    }

    [Fact]
    public void TemplateExpressionsAreUnknown()
    {
        var document = CqlReader.Read(TemplateMask.Mask("CREATE ROLE {{ name }} WITH PASSWORD = '{{ p }}' AND LOGIN = {{ login }};\nALTER KEYSPACE ks WITH replication = {{ r }};\nALTER KEYSPACE ks WITH {{ properties }};\nDROP ROLE {{ a }} b;\nDROP ROLE a b;"));
        Assert.Equal(2, document.Statements.Count);
        Assert.True(TemplateMask.IsMasked(((CqlRoleStatement)document.Statements[0]).Password!.Value));
        Assert.Null(((CqlRoleStatement)document.Statements[0]).Login);
        Assert.Null(((CqlKeyspaceStatement)document.Statements[1]).Replication!.Class);
        Assert.Equal(5, Assert.Single(document.Faults).Span.Line);
    }

    [Fact]
    public void TooLargeATextIsRefused()
        => Assert.Equal(FaultKind.Bound, Assert.Single(CqlReader.Read(new string(' ', (16 * 1024 * 1024) + 1)).Faults).Kind);

    [Fact]
    public void QuotesText() => Assert.Equal("'it''s \\ \"x\"'", CqlText.Quote("it's \\ \"x\""));
}
