using System.Text;

namespace HiveConfig.Text;

/// <summary>Characters written as a backslash and three octal digits, as fstab and exports have them: a blank is <c>\040</c>.</summary>
internal static class Octal
{
    internal static string Decode(string text)
    {
        if (text.IndexOf('\\') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && IsDigit(text[i + 1]) && IsDigit(text[i + 2]) && IsDigit(text[i + 3]))
            {
                result.Append((char)((((text[i + 1] - '0') * 64) + ((text[i + 2] - '0') * 8) + (text[i + 3] - '0')) & 0xFF));
                i += 3;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '7';
}
