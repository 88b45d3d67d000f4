using System.Collections.Generic;

namespace HiveConfig.Tests;

/// <summary>Texts that mean something else in one of the syntaxes that are written.</summary>
internal static class HostileTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "", " ", "a b", " a", "a ", "a\tb", "a\nb", "a\r\nb", "\n", "a\0b", "\u0085", "\u2028",
        "'", "''", "it's", "\"", "a\"b", "\"a\"", "\\", "a\\b", "\\n", "\\u0041", "a\\",
        "#", "a#b", "a #b", "$", "$a", "$$", "${x}", "a${?x}b", "$(id)", "`id`", "%", "%h", "%%", "!", "@", "@a", "&a", "*a", "|", ">", ";", "=", "a=b", "a: b", "a:b", ":", ",", "a,b", "[a]", "{a}", "?", "~", "<<", "//a", "/*a*/",
        "{{", "}}", "{{ x }}", "{%", "{% raw %}", "{#", "{", "}", "{{ '{{' }}", "{{ lookup('env','HOME') }}",
        "yes", "no", "on", "off", "true", "null", "Null", "0777", "0x1F", "1e3", "1_000", "12:30", "1.5", ".5", "2024-01-31", "-", "---", "...", "-1", "+1", ".inf", ".nan",
        "é", "日本語", "🐝", "\u00A0", "\u202E", "e\u0301", "\uFEFF", "\uFFFE",
        "--", "-- a", "/* a", "$include a", "include a", "a\\\nb", "../a", "/", "/a b", "a@b:c",
        new string('a', 10_000),
    ];
}
