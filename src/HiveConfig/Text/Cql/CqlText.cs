namespace HiveConfig.Text;

/// <summary>Writes the part of CQL that can go wrong.</summary>
internal static class CqlText
{
    /// <summary>A text as a CQL string: in single quotes, a quote inside written twice. There are no other escapes.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>Whether a name means the same without quotes, in which it would be lower-cased.</summary>
    internal static bool IsBare(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return name.Length > 0 && name[0] is >= 'a' and <= 'z' && !CqlWords.IsReserved(name);
    }
}
