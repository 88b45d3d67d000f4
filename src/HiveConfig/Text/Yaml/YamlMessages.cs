using System;
using System.Globalization;

namespace HiveConfig.Text;

/// <summary>What is said about a YAML text that cannot be read.</summary>
internal static class YamlMessages
{
    // Neither names the word: it may be a password that nobody put in quotes.
    internal const string UndefinedAlias = "an alias of an anchor that does not stand above; put a text that starts with '*' in quotes";
    internal const string UnknownTag = "an unknown tag; put a text that starts with '!' in quotes";
    internal const string NotANumber = "this looks like a number and is none; put it in quotes";
    internal const string NotYaml = "this is not YAML";
    internal const string NoSuchCharacter = "no such character in an escape";
    internal const string TooFarLeft = "what stands between the brackets goes on further left than their key, expected it further right: this program does not read it there";
    internal const string MoveRight = "Begin each line between the brackets further right than the key.";
    internal const string SecondDocument = "a second YAML document starts here; this file must be a single document";
    internal const string TabIndents = "a tab cannot indent YAML; use blanks";
    internal const string TabBetween = "a tab cannot stand between two parts of YAML; use a blank";
    internal const string MappingValue = "a second ': ' in one line; put the value in quotes when the colon belongs to it";
    internal const string NotIndented = "this key must be indented deeper than the '-' above it, in line with the first key of that list item";
    internal const string TooDeepKey = "a key cannot be indented deeper than the line above, which has a value already";
    internal const string EqualsSign = "'=' means nothing in YAML; expected 'key: value'";
    internal const string ExpressionAsKey = "'{{' opens a map in YAML; put an expression in quotes";
    internal const string KeyNotScalar = "a list or map cannot be a key; expected a word";
    internal const string NoKey = "expected a key before ':'";
    internal const string NoBeginning = "no word between brackets begins like this; put it in quotes";
    internal const string MergeAsValue = "'<<' is a key; put the text in quotes";
    internal const string Empty = "the file is empty, expected a mapping at the top: lines of 'key: value'";
    internal const string TopList = "the file is a list, expected a mapping at the top: lines of 'key: value'";
    internal const string TopText = "the file is a text, expected a mapping at the top: lines of 'key: value'";
    internal const string MergeNotMap = "'<<' takes a map, or a list of maps";

    // What YamlDotNet says, by the end of its sentence, and what we say.
    private static readonly (string End, string Message)[] Known =
    [
        ("did not find expected '-' indicator.", "expected another '-' of the list above, or less indentation"),
        ("did not find expected key.", "expected a key in line with the keys above"),
        ("did not find expected ',' or ']'.", "expected ',' or ']' in a list that '[' opened"),
        ("did not find expected ',' or '}'.", "expected ',' or '}' in a map that '{' opened"),
        ("could not find expected ':'.", "expected ':' behind a key"),
        ("found unexpected end of stream.", "a quote is opened here and never closed"),
        ("found unexpected document indicator.", "a quote is opened here and not closed before the next document"),
        ("found unknown escape character.", "no such escape in double quotes; write a backslash as '\\\\' or use single quotes"),
        ("did not find expected hexadecimal number.", "expected hexadecimal digits in an escape"),
        ("found invalid Unicode character escape code.", NoSuchCharacter),
        ("found invalid Unicode surrogates.", "half a character in an escape"),
        ("found character that cannot start any token.", "a value cannot start with this character; put it in quotes"),
        ("found value containing disallowed: []{},", "expected a name behind '&' or '*'; put a text that starts with one in quotes"),
        ("did not find expected node content.", "expected a value"),
        ("found undefined tag handle.", "a tag with a handle that no %TAG line declares"),
        ("did not find expected comment or line break.", "expected a comment or the end of the line"),
        ("found invalid tab as indentation.", TabIndents),
        ("found a tab character that violate indentation.", TabIndents),
        ("found wrong indentation.", "a quoted text that goes on must be indented deeper than its key"),
        ("Block sequence entries are not allowed in this context.", "a list cannot start here; put '-' on a line of its own, or in quotes"),
        ("Mapping keys are not allowed in this context.", "a key cannot start here; put '?' in quotes"),
        ("Did not find expected <document start>.", "expected the end of the text, or '---'"),
        ("Did not find expected <document end>.", "expected the end of the text: it has a value already"),
        ("found more than one anchor.", "a value can have only one anchor"),
        ("Found incompatible YAML document.", "expected a YAML version 1"),
    ];

    internal static string Character(char c)
        => $"character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} is not allowed in YAML";

    internal static string DuplicateKey(string key) => $"'{key}' is given twice";

    internal static string TooDeep(int depth) => $"more than {depth} levels deep";

    internal static string TooManyAliases(int most) => $"more than {most} aliases of lists and maps";

    internal static string AliasesTooLarge(int most) => $"the aliases stand for more than {most} values";

    internal static string AliasesTooLong(int most) => $"the aliases stand for more than {most} characters";

    /// <summary>Our words for what YamlDotNet found.</summary>
    internal static string Of(string message)
    {
        foreach (var (end, own) in Known)
        {
            if (message.EndsWith(end, StringComparison.Ordinal))
            {
                return own;
            }
        }

        return message.Length == 0 ? NotYaml : char.ToLowerInvariant(message[0]) + message.Substring(1).TrimEnd('.');
    }
}
