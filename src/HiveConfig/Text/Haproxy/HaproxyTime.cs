namespace HiveConfig.Text;

/// <summary>HAProxy's times: digits with a unit, milliseconds without.</summary>
internal static class HaproxyTime
{
    // A signed 32-bit number of milliseconds.
    private const long Most = int.MaxValue;

    /// <summary>Milliseconds of a time as HAProxy reads it; null when it is none. What follows the unit does not count, a warning apart.</summary>
    /// <value>Microseconds are rounded up.</value>
    internal static long? Milliseconds(string text)
    {
        var i = 0;
        var number = 0L;
        for (; i < text.Length && text[i] is >= '0' and <= '9'; i++)
        {
            number = number > Most ? number : (number * 10) + (text[i] - '0');
        }

        if (i == 0 || text.Length > 64)
        {
            return null;
        }

        return (i < text.Length ? text[i] : '\0') switch
        {
            '\0' => number,
            's' => number * 1000,
            'm' when i + 1 < text.Length && text[i + 1] == 's' => number,
            'm' => number * 60_000,
            'h' => number * 3_600_000,
            'd' => number * 86_400_000,
            'u' when i + 1 < text.Length && text[i + 1] == 's' => (number + 999) / 1000,
            _ => null,
        };
    }

    internal static void Check(Word value, string what, bool isPositive, FaultList faults)
    {
        switch (Milliseconds(value.Text))
        {
            case null:
                faults.Syntax(value.Span, $"'{what}' is '{value.Text}', expected a time such as 30s, with the unit us, ms, s, m, h or d");
                break;
            case > Most:
                faults.Syntax(value.Span, $"'{what}' is '{value.Text}', expected at most 2147483647 ms, about 24.8 days");
                break;
            case 0 when isPositive:
                faults.Syntax(value.Span, $"'{what}' is '{value.Text}', expected more than nothing");
                break;
            default:
                break;
        }
    }
}
