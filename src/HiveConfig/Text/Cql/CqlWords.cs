using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>The words of CQL, the same in Cassandra 4.0 to 5.0 as far as they are reserved.</summary>
internal static class CqlWords
{
    private static readonly HashSet<string> Reserved = Set(
        "ADD ALLOW ALTER AND APPLY ASC AUTHORIZE BATCH BEGIN BY COLUMNFAMILY CREATE DELETE DESC DESCRIBE DROP ENTRIES EXECUTE FROM FULL GRANT "
        + "IF IN INDEX INFINITY INSERT INTO IS KEYSPACE LIMIT MATERIALIZED MODIFY NAN NORECURSIVE NOT NULL OF ON OR ORDER PRIMARY RENAME REVOKE "
        + "SCHEMA SELECT SET TABLE TO TOKEN TRUNCATE UNLOGGED UPDATE USE USING VIEW WHERE WITH TRUE FALSE");

    /// <summary>Words that mean something in the statements this product reads, and are names elsewhere.</summary>
    private static readonly HashSet<string> Unreserved = Set(
        "ACCESS ALL CIDRS DATACENTERS EXISTS HASHED INTERNALS KEYSPACES LIST LOGIN NOSUPERUSER OPTIONS PASSWORD PERMISSION PERMISSIONS PRIVILEGES "
        + "ROLE ROLES SUPERUSER TABLES USER USERS");

    private static readonly HashSet<string> Permissions = Set("CREATE ALTER DROP SELECT MODIFY AUTHORIZE DESCRIBE EXECUTE UNMASK SELECT_MASKED");

    /// <summary>What cqlsh runs itself: such a command ends with its line, whether or not it has a semicolon.</summary>
    private static readonly HashSet<string> LineCommands = Set(
        "HELP ? CONSISTENCY SERIAL DESCRIBE DESC SHOW SOURCE CAPTURE LOGIN DEBUG TRACING EXPAND PAGING EXIT QUIT CLEAR CLS HISTORY ELAPSED");

    /// <summary>Whether a bare word can be no name.</summary>
    internal static bool IsReserved(string word) => Reserved.Contains(word);

    internal static bool IsKeyword(string word) => Reserved.Contains(word) || Unreserved.Contains(word);

    internal static bool IsPermission(string word) => Permissions.Contains(word);

    internal static bool EndsWithLine(string word) => LineCommands.Contains(word);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
