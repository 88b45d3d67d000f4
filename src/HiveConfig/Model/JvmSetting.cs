using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>One option of a JVM. Only characters that mean themselves in every file that is written: Cassandra's start script splits at blanks.</summary>
public sealed record JvmSetting
{
    internal const string What = "a JVM option without blanks and quotes, at most 500 characters (-XX:MaxGCPauseMillis=300, -Dname=value)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^--?[A-Za-z][A-Za-z0-9+:=._,/%*@~!-]{0,498}$";

    private JvmSetting(string value) => Value = value;

    /// <summary>The option.</summary>
    public string Value { get; }

    /// <summary>What it sets, whatever to: of two options with the same one the JVM takes the last.</summary>
    internal string Name => NameOf(Value);

    /// <summary>As <see cref="Name"/>, of the text of any option.</summary>
    internal static string NameOf(string option)
    {
        var equals = option.IndexOf('=');
        var text = equals < 0 ? option : option.Substring(0, equals);
        return text.StartsWith("-XX:", StringComparison.Ordinal) ? "-XX:" + text.Substring(4).TrimStart('+', '-')
            : text.StartsWith("-D", StringComparison.Ordinal) ? text
            : Array.Exists(["-Xss", "-Xms", "-Xmx", "-Xmn"], prefix => text.StartsWith(prefix, StringComparison.Ordinal)) ? text.Substring(0, 4)
            : option;
    }

    /// <summary>Reads an option.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static JvmSetting Parse(string text) => Parsing.Parse<JvmSetting>(text, TryParse);

    /// <summary>Reads an option; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out JvmSetting? value, [NotNullWhen(false)] out string? problem)
    {
        var start = text?.StartsWith("--", StringComparison.Ordinal) == true ? 2 : 1;
        value = text is { Length: <= 500 } && text.Length > start && text[0] == '-' && !Parsing.IsDigit(text[start])
            && Parsing.IsWord(text.Substring(start), max: 500, others: "+:=._,/%*@~!-")
                ? new JvmSetting(text)
                : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
