using System.Collections.Generic;

namespace HiveConfig.Text;

internal enum HoconTokenKind
{
    End,
    Newline,
    Comma,
    Colon,
    Equals,
    PlusEquals,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,

    /// <summary>A word, number, true, false or null without quotes.</summary>
    Unquoted,

    Quoted,
    Substitution,

    /// <summary>What no HOCON can hold; its text is the message.</summary>
    Problem,
}

/// <summary>One token. Blanks and comments are none: the parser sees blanks as the gap between two tokens.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last character.</param>
/// <param name="Text">The text with quotes and escapes taken off; the message of a problem.</param>
internal sealed record HoconToken(HoconTokenKind Kind, int Start, int End, string Text)
{
    /// <summary>What an unquoted word is to Lightbend's library.</summary>
    internal ScalarType Type { get; init; }

    /// <summary>The path of a substitution.</summary>
    internal IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Whether a substitution is one of <c>${?…}</c>.</summary>
    internal bool IsOptional { get; init; }

    /// <summary>Whether it can be a piece of one text, with the blanks between such pieces kept.</summary>
    internal bool IsSimple => Kind is HoconTokenKind.Unquoted or HoconTokenKind.Quoted or HoconTokenKind.Substitution;

    /// <summary>Whether it can be a piece of a key.</summary>
    internal bool IsKey => Kind is HoconTokenKind.Unquoted or HoconTokenKind.Quoted;
}
