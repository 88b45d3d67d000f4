using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace HiveConfig.Tests;

/// <summary>Makes texts that nobody would write out of texts that somebody did: the same ones for the same seed.</summary>
internal static class Mutator
{
    // Larger seeds cost time and find nothing that their parts do not.
    private const int LongestResult = 16_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "(", ")", "<", ">", "\"", "'", "`", "\"\"\"", "\\", "#", "!", "$", "${", "${?", "$(", "$$", "{{", "}}", "{%", "%}", "{#", "<%", "=", "+=", ":", ": ", ";", ",", "|", ">", "&a ", "*a", "<<: *a\n",
        "- ", "? ", "---\n", "...\n", "%YAML 1.1\n", "!!int ", "!vault |\n", "~", "@", "%", "^", "/*", "*/", "//", "--", "<<E\n", "<<-'E'\n", "E\n", "\n", "\r\n", "\r", "\t", " ", "  ", "\v", "\f", "\0", "\u0007", "\u001B", "\u007F",
        "\u0085", "\u00A0", "\u2028", "\uFEFF", "\uE000", "\uFFFD", "é", "漢", "😀", "\\u12", "\\x", "\\U00110000", "\\040", "\\\n", "include \"x\"\n", "include file(\"/etc/passwd\")\n", "include url(\"http://localhost:1/\")\n", "include required(classpath(\"a\"))\n",
        "null", "true", "-", "0", "password: x", "secret=", "-p x", "://u:p@h", "hiveconfig: ignore HC1001 -- x", "# hiveconfig: ignore-file HC9 -- x\n", "$ANSIBLE_VAULT;1.1;AES256\n", "ENC[AES256_GCM,data:x]", "-----BEGIN PRIVATE KEY-----\n",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "00", "007", "08", "0x1F", "0b1", "1_000", "1e3", "1e400", "-1e400", ".5", "1.", "NaN", ".inf", "65535", "65536", "99999", "2147483647", "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808",
        "99999999999999999999999999999999", "1:30", "190:20:30", "2001-12-14", "10G", "10GiB", "5.5.16", "9999999999d", "0ms", "10.0.0.256", "256.1.1.1", "::1", "::ffff:1.2.3.4", "fe80::1%eth0", "1.2.3.4/33", "[::1]:9042", "[::", "+1", "١٢",
    ];

    private static readonly string[] Nests = ["{", "[", "(", "a {", "a {\n", "a:\n ", "- ", "$(", "${", "\"", "'", "/*", "<<E\n", "{{", "if true; then\n", "list<", "\\", "a.", "!", "${a:-"];

    /// <summary>One text changed in a few places.</summary>
    public static string Mutate(string text, SeededRandom random, IReadOnlyList<string> others)
    {
        var result = text;
        for (var changes = random.Between(1, 6); changes > 0; changes--)
        {
            result = Change(result, random, others);
            if (result.Length > LongestResult)
            {
                result = result[..LongestResult];
            }
        }

        return result;
    }

    /// <summary>Bytes with one or two bits of them turned round.</summary>
    public static byte[] Flip(string text, SeededRandom random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var flips = random.Between(1, 3); flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static string Change(string text, SeededRandom random, IReadOnlyList<string> others)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Between(1, 40));
        switch (random.Next(16))
        {
            case 0:
                return text.Remove(at, end - at);
            case 1:
                return text.Insert(random.Next(text.Length + 1), text[at..end]);
            case 2:
                return random.Next(4) == 0 ? text[..at] : text[at..];
            case 3:
                return text.Length == 0 ? text : text[..^1].Insert(Math.Min(at, text.Length - 1), ((char)random.Between(1, 0x180)).ToString());
            case 4:
                var other = random.Of(others);
                var from = random.Next(other.Length + 1);
                return text.Insert(at, other.Substring(from, Math.Min(random.Between(1, 80), other.Length - from)));
            case 5 or 6:
                return text.Insert(at, random.Of(Pieces));
            case 7:
                return Lines(text, random);
            case 8:
                var newline = text.IndexOf('\n', Math.Min(at, text.Length));
                return newline < 0 ? text : text.Remove(newline, 1);
            case 9 or 10:
                return Token(text, at, char.IsAsciiDigit, random.Of(Numbers));
            case 11:
                var nest = random.Of(Nests);
                return text.Insert(at, string.Concat(Enumerable.Repeat(nest, random.Of([2, 3, 10, 65, 130, 260, 1000]))));
            case 12:
                return Swap(text, random);
            case 13:
                return Token(text, at, char.IsLetterOrDigit, random.Next(3) == 0 ? "" : random.Of(Pieces));
            case 14:
                return text.Insert(at, new string(random.Of([' ', '\t', 'a', '\\', '"', '\n', '*', '=']), random.Of([1, 2, 8, 300, 3000])));
            default:
                return random.Next(8) == 0 ? text.Replace("\n", random.Of(["\r\n", "\r", " \n", "\n\n", "\\\n"]), StringComparison.Ordinal) : Quote(text, at, random.Of(["\"", "'", "`", "{", "\"\"\""]));
        }
    }

    // A line goes, comes twice, changes places with another, or moves to the left or right.
    private static string Lines(string text, SeededRandom random)
    {
        var lines = text.Split('\n').ToList();
        var (one, two) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(5))
        {
            case 0:
                lines.RemoveAt(one);
                break;
            case 1:
                lines.Insert(two, lines[one]);
                break;
            case 2:
                (lines[one], lines[two]) = (lines[two], lines[one]);
                break;
            case 3:
                lines[one] = new string(' ', random.Between(1, 5)) + lines[one];
                break;
            default:
                lines[one] = lines[one].TrimStart();
                break;
        }

        return string.Join('\n', lines);
    }

    // The next run of such characters becomes another.
    private static string Token(string text, int at, Func<char, bool> belongs, string other)
    {
        var from = at;
        while (from < text.Length && !belongs(text[from]))
        {
            from++;
        }

        var end = from;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return text[..from] + other + text[end..];
    }

    private static string Swap(string text, SeededRandom random)
    {
        var words = text.Split(' ');
        var (one, two) = (random.Next(words.Length), random.Next(words.Length));
        (words[one], words[two]) = (words[two], words[one]);
        return string.Join(' ', words);
    }

    private static string Quote(string text, int at, string mark)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text[..at] + mark + text[at..end] + mark + text[end..];
    }
}
