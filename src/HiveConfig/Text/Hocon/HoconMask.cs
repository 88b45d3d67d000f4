namespace HiveConfig.Text;

/// <summary>A template expression, masked before the text is read, is a run of this character: nobody knows what it will be.</summary>
internal static class HoconMask
{
    private const char Mask = '\uE000';

    internal static bool IsMasked(string text) => text.IndexOf(Mask) >= 0;
}
