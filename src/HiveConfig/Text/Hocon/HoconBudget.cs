namespace HiveConfig.Text;

/// <summary>
/// The work that one configuration may cost. Substitutions and includes can make a short text expand without end, so that
/// everything that builds or copies values pays here.
/// </summary>
/// <param name="length">Length of the text: what a text without substitutions costs grows no faster.</param>
internal sealed class HoconBudget(int length)
{
    private const int FreeSteps = 800_000;
    private const int StepsPerCharacter = 4;
    private const long MaxCharacters = 1024 * 1024;

    private long _steps;
    private long _characters;

    /// <summary>What was exceeded; null while all is well.</summary>
    internal string? Exceeded { get; private set; }

    /// <summary>Pays for a number of values; false when nothing is left.</summary>
    /// <param name="steps">About as many as dictionary entries would be copied in the same time.</param>
    internal bool Spend(int steps)
    {
        _steps += steps;
        if (_steps > FreeSteps + ((long)StepsPerCharacter * length))
        {
            Exceeded ??= "substitutions or includes expand to more than this program follows";
        }

        return Exceeded is null;
    }

    internal bool SpendCharacters(int count)
    {
        _characters += count;
        if (_characters > MaxCharacters)
        {
            Exceeded ??= "substitutions expand to more than 1 MiB of text";
        }

        return Exceeded is null;
    }

    /// <summary>Notes that more settings came of it than are judged.</summary>
    internal void TooMany(int most) => Exceeded ??= $"substitutions or includes expand to more than {most} settings";

    /// <summary>Notes that values lie too deep below each other.</summary>
    internal void TooDeep(string what) => Exceeded ??= $"{what} more than {HoconReader.MaxDepth} levels deep";
}
