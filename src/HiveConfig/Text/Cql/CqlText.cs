namespace HiveConfig.Text;

/// <summary>Writes the part of CQL that can go wrong.</summary>
internal static class CqlText
{
    /// <summary>A text as a CQL string: in single quotes, a quote inside written twice. There are no other escapes.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "''") + "'";
}
