using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class HoconReaderTests
{
    [Theory]
    [InlineData("db { url = http://a:9000 }", 16, 17, "the value of 'db.url' goes on with ':'; a value that holds one, such as a URL, has to stand in double quotes", "db.url")]
    [InlineData("play.http.secret.key = abc/def+==", 31, 33, "the value of 'play.http.secret.key' goes on with '='; a value that holds one, such as a secret in base64, has to stand in double quotes, and a further key on a line of its own", "play.http.secret.key")]
    [InlineData("key = abc+def", 10, 11, "'+' may not stand outside double quotes; put the whole value of 'key' in double quotes", "key")]
    [InlineData("key = abcdef==", 13, 14, "the value of 'key' goes on with '='; a value that holds one, such as a secret in base64, has to stand in double quotes, and a further key on a line of its own", "key")]
    [InlineData("password = P@ss", 13, 14, "'@' may not stand outside double quotes; put the whole value of 'password' in double quotes", "password")]
    [InlineData("a = pa$$word", 7, 8, "'$' may not stand outside double quotes unless it begins a substitution '${…}'", "a")]
    [InlineData("a = \"x", 5, 7, "a quoted string begins here and does not end on its line", "a")]
    [InlineData("a = \"\"\"x\"\"", 5, 8, "a string in three double quotes begins here and never ends", "a")]
    [InlineData("a = \"C:\\q\"", 8, 10, "a backslash in a quoted string begins an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX); write '\\\\' for the backslash itself", "a")]
    [InlineData("a = ${b", 5, 7, "the substitution that begins here is not closed by '}' on its line", "a")]
    [InlineData("a = ${b..c}", 5, 12, "a substitution names a key between '${' and '}', without an empty part between dots", "a")]
    [InlineData("a = [1, 2", 10, 10, "the file ends inside the list that '[' opens on line 1; expected ']'", "a")]
    [InlineData("a = [http://b]", 10, 11, "an item of the list of 'a' goes on with ':'; an item that holds one, such as a URL, has to stand in double quotes", "a")]
    [InlineData("a = [1] ]", 9, 10, "expected a new line or a comma behind the value of 'a', before ']'", "a")]
    [InlineData("a = 1 }", 7, 8, "this '}' closes nothing", "a")]
    [InlineData("[..]", 1, 2, "'[..]' is a mark of the documentation for lines left out, and no HOCON", null)]
    [InlineData("a { [...] }", 5, 6, "'[..]' is a mark of the documentation for lines left out, and no HOCON", "a")]
    [InlineData("a { ... }", 5, 8, "a line of dots is a mark of the documentation for lines left out, and no HOCON", "a")]
    [InlineData("[1]", 1, 2, "a list stands at the top; expected keys with values", null)]
    [InlineData("a = {{ b }}", 6, 7, "expected a key before '{'; this line holds a template expression ('{{'), which has to be expanded first", "a")]
    [InlineData("{% if b %}", 2, 10, "this key has no value; expected '=', ':' or '{' behind it; this line holds a template expression ('{%'), which has to be expanded first", null)]
    [InlineData("a b", 1, 4, "this key has no value; expected '=', ':' or '{' behind it", null)]
    [InlineData("a = , b = 1", 5, 6, "expected a value for 'a' before ','", "a")]
    [InlineData("a =", 4, 4, "expected a value for 'a' before the end of the file", "a")]
    [InlineData("a = [{ b += 1 }]", 10, 12, "'+=' cannot stand inside a list: it refers to its key by a path, and no path leads into a list", "a.b")]
    [InlineData("include x", 9, 10, "expected a file name in double quotes, or file(\"…\"), url(\"…\"), classpath(\"…\"), each also inside required(…), behind 'include'", null)]
    public void SaysWhatIsWrongAndWhere(string text, int column, int end, string message, string? key)
    {
        var document = HoconReader.Read(text);
        var fault = Assert.Single(document.Faults);
        Assert.Equal(message, fault.Message);
        Assert.Equal((1, column, end, key), (fault.Span.Line, fault.Span.Column, fault.Span.EndColumn, fault.Key));
        Assert.False(document.IsReadable);
        Assert.Empty(document.Resolve(_ => null).Settings);
    }

    [Fact]
    public void AnUnclosedBraceIsShownWhereItOpens()
    {
        var fault = Assert.Single(HoconReader.Read("a {\n  b {\n    c = 1\n  }\n").Faults);
        Assert.Equal("the file ends inside the object that '{' opens on line 1; expected '}'", fault.Message);
        Assert.Equal((new Span(5, 1, 5, 1), new Span(1, 3, 1, 4)), (fault.Span, fault.Related));
    }

    [Fact]
    public void AMissingValueIsFoundOnTheNextLine()
    {
        var fault = Assert.Single(HoconReader.Read("a =\nb = 2\n").Faults);
        Assert.Equal("'a' has no value on its line, so what stands below was taken for it; expected a value", fault.Message);
        Assert.Equal(2, fault.Span.Line);
    }

    [Theory]
    [InlineData("secret = hunter2+x")]
    [InlineData("secret = hunter2=x")]
    [InlineData("secret = hunter2:x")]
    [InlineData("secret = \"hunter2")]
    [InlineData("secret = [hunter2 = x]")]
    [InlineData("secret = \"\\hunter2\"")]
    [InlineData("secret = \"a\" include \"hunter2\" {")]
    [InlineData("hunter2")]
    [InlineData("secret { hunter2 \"hunter2\" }")]
    [InlineData("secret = [1] { hunter2 = 1 }")]
    [InlineData("secret = ${hunter2} [${secret}]")]
    public void NeverShowsAValue(string text)
    {
        var document = HoconReader.Read(text);
        Assert.All(document.Faults.Concat(document.Resolve(_ => null).Faults), fault => Assert.DoesNotContain("hunter2", fault.Message.Replace("${hunter2}", "", System.StringComparison.Ordinal), System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.b = 1\na { b = 2 }", "a.b", 2, 5, 1, 3)]
    [InlineData("a = x\nb = 1\na = x", "a", 3, 1, 1, 1)]
    [InlineData("a = x\na = ${?X}\na = y", "a", 3, 1, 1, 1)]
    [InlineData("a = [{ b = 1, b = 2 }]", "b", 1, 15, 1, 8)]
    [InlineData("a = x y\na = z w", "a", 2, 1, 1, 1)]
    public void APlainValueGivenTwiceIsSaid(string text, string key, int line, int column, int firstLine, int firstColumn)
    {
        var document = HoconReader.Read(text);
        var fault = Assert.Single(document.Faults);
        Assert.Equal(FaultKind.DuplicateKey, fault.Kind);
        Assert.Equal((key, line, column, firstLine, firstColumn), (fault.Key, fault.Span.Line, fault.Span.Column, fault.Related!.Value.Line, fault.Related.Value.Column));
        Assert.Equal($"'{key}' is set here again; only the last value counts", fault.Message);
        Assert.True(document.IsReadable);
    }

    [Theory]
    [InlineData("a { b = 1 }\na { c = 2 }")]
    [InlineData("a = x\na = ${?X}")]
    [InlineData("a = x\na = ${a}y")]
    [InlineData("a += 1\na += 2")]
    [InlineData("a = [1]\na = ${a} [2]")]
    [InlineData("a = [{ b = 1 }, { b = 2 }]")]
    [InlineData("a = {}\na = {}")]
    [InlineData("a = x\na = null\n{ \"a.b\" = 1 }")]
    public void OtherRepetitionsAreHowHoconIsWritten(string text)
        => Assert.DoesNotContain(HoconReader.Read(text).Faults, fault => fault is { Kind: FaultKind.DuplicateKey, Span.Line: > 2 } || (fault.Kind == FaultKind.DuplicateKey && !text.Contains("null", System.StringComparison.Ordinal)));

    [Theory]
    [InlineData("include \"secret.conf\"", "secret.conf", HoconIncludeForm.Heuristic, false, 9, 22)]
    [InlineData("a { include file( \"/etc/x.conf\" ) }", "/etc/x.conf", HoconIncludeForm.File, false, 19, 32)]
    [InlineData("include required(url(\"http://x\"))", "http://x", HoconIncludeForm.Url, true, 22, 32)]
    [InlineData("include required(\"x\")", "x", HoconIncludeForm.Heuristic, true, 18, 21)]
    [InlineData("include classpath(\"x\")", "x", HoconIncludeForm.Classpath, false, 19, 22)]
    public void ListsItsIncludes(string text, string target, object form, bool isRequired, int column, int end)
        => Assert.Equal(new HoconInclude(target, (HoconIncludeForm)form, isRequired, new Span(1, column, 1, end)), Assert.Single(HoconReader.Read(text).Includes));

    [Theory]
    [InlineData("", "a {", "b = 1", "}")]
    [InlineData("a = ", "[", "1", "]")]
    [InlineData("a = ", "[{b = ", "1", "}]")]
    [InlineData("a", ".a", " = 1", "")]
    [InlineData("", "a = {} {", "b = 1", "}")]
    public void DepthIsBounded(string start, string open, string middle, string close)
    {
        Assert.Equal(FaultKind.Bound, Assert.Single(HoconReader.Read(start + Repeat(open, 10_000)).Faults).Kind);
        Assert.Equal(FaultKind.Bound, Assert.Single(HoconReader.Read(start + Repeat(open, 10_000) + middle + Repeat(close, 10_000)).Faults).Kind);
        var document = HoconReader.Read(start + Repeat(open, 85) + middle + Repeat(close, 85));
        Assert.Empty(document.Faults);
        Assert.Single(document.Resolve(_ => null).Settings);
    }

    [Fact]
    public void SizeIsBounded()
    {
        Assert.Empty(HoconReader.Read(new string(' ', HoconReader.MaxLength)).Faults);
        Assert.Equal(FaultKind.Bound, Assert.Single(HoconReader.Read(new string(' ', HoconReader.MaxLength + 1)).Faults).Kind);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
