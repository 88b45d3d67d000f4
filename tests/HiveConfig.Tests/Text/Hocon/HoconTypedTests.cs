using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Values as a program asks for them: of another type than they are written in, as Lightbend's library gives them.</summary>
public sealed class HoconTypedTests
{
    private static readonly string[] Numbers =
    [
        "2", "2.0", "2.5", "2e0", "\"2\"", "\"2.0\"", "\" 2 \"", "1e1", "\"+2\"", "-0", "02", "2L", "0x2", "3000000000", "1.9", "true", "two", "\"\"", "\"2.5e-1\"", "\"+ 2\"", "\"--2\"", "-7.9", ".5", "5.",
    ];

    private static readonly string[] Lists =
    [
        "a.0 = x\na.1 = y", "a.1 = y\na.0 = x", "a.2 = x\na.1 = y", "a { 0: x, z: y }", "a = [x]\na.0 = y", "a.0 = y\na = [x]", "a.10 = z\na.9 = y", "a.z = x", "a = {}", "a.0 = x\na.1 = [y]",
    ];

    [RealFact("java", TypesafeConfig.Jar)]
    public void WholeNumbersAreThoseOfTheLibrary()
    {
        var given = TypesafeConfig.WholeNumbers(Numbers.Select(number => "a = " + number));
        Assert.Equal(
            Numbers.Zip(given, (number, real) => (number, real.Value?.GetInt32())),
            Numbers.Select(number => (number, HoconReader.Read("a = " + number).Resolve(_ => null).Find("a")?.Value is ScalarValue { IsNull: false } scalar ? HoconNumber.Whole(scalar.Text) : null)));
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void ListsByNumberAreThoseOfTheLibrary()
    {
        var key = new Key<IReadOnlyList<string>>("a", "", Read.TextList);
        var given = TypesafeConfig.Lists(Lists);
        Assert.Equal(
            Lists.Zip(given, (text, real) => (text, real.Value is { } list ? string.Join(",", list.EnumerateArray().Select(item => item.GetString())) : null)),
            Lists.Select(text => (text, key.Find(HoconReader.Read(text).Resolve(_ => null)) is { } setting && key.Read(setting.Value) is { } read ? string.Join(",", read) : null)));
    }
}
