using System;
using System.Globalization;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Whether Elasticsearch takes a value. A node does not start with one that it does not take.</summary>
internal static class ElasticsearchSettingCheck
{
    private static readonly string[] TimeUnits = ["nanos", "micros", "ms", "s", "m", "h", "d"];
    private static readonly string[] ByteUnits = ["b", "k", "kb", "m", "mb", "g", "gb", "t", "tb", "p", "pb"];
    private static readonly string[] MinusOne = ["-1", "-1b"];

    /// <summary>What is wrong with a value of a setting, without a final stop; null when it is taken or unknown.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="key">The key as it stands in the file, for the message.</param>
    /// <param name="value">The value.</param>
    internal static string? ProblemOf(this ElasticsearchSetting setting, string key, ConfigValue value)
    {
        if (setting.Type is ElasticsearchSettingType.Group or ElasticsearchSettingType.Open or ElasticsearchSettingType.Secure || IsUnknown(value))
        {
            return null;
        }

        if (value is ScalarValue { IsNull: true })
        {
            return $"'{key}' has no value, which stops the node";
        }

        if (setting.Type == ElasticsearchSettingType.List)
        {
            return Read.TextList(value) is not { } items ? $"'{key}' is not a list of words"
                : items.FirstOrDefault(item => setting.Values.Count > 0 && !IsReference(item) && !setting.Values.Contains(item, StringComparer.Ordinal)) is not { } wrong ? null
                : $"'{key}' has '{wrong}', expected {Words(setting)}";
        }

        if (value is not ScalarValue scalar)
        {
            return $"'{key}' is a {(value is ListValue ? "list" : "map")}, expected {WhatOf(setting)}";
        }

        // An empty text counts as if the key were absent.
        return scalar.Text.Length == 0 || Fits(setting, scalar.Text)
            ? null
            : setting.HidesValue ? $"'{key}' is not {WhatOf(setting)}" : $"'{key}' is '{scalar.Text}', expected {WhatOf(setting, scalar.Text)}";
    }

    /// <summary>A size in bytes; null when the text is none.</summary>
    internal static double? BytesOf(string text) => HasUnit(text.Trim(), ByteUnits, takesFraction: true) ? SizeOf(text.Trim()) : null;

    private static bool IsUnknown(ConfigValue value) => value is UnknownValue || (value is ScalarValue scalar && IsReference(scalar.Text));

    // ${NAME}: the environment, or another setting.
    private static bool IsReference(string text) => text.IndexOf("${", StringComparison.Ordinal) >= 0;

    private static bool Fits(ElasticsearchSetting setting, string text) => setting.Type switch
    {
        ElasticsearchSettingType.Boolean => text is "true" or "false",
        ElasticsearchSettingType.Integer => IsWhole(setting, text, MostOf(setting)),
        ElasticsearchSettingType.Long => IsWhole(setting, text, MostOf(setting)),
        ElasticsearchSettingType.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (!(number < setting.Minimum) || (setting.TakesMinusOne && number == -1)),

        // M would be months.
        ElasticsearchSettingType.Time => IsLimit(setting, text.Trim()) ?? (HasUnit(text.Trim(), TimeUnits, takesFraction: false) && text.Trim()[text.Trim().Length - 1] != 'M'),
        ElasticsearchSettingType.Bytes => IsSize(setting, text.Trim()),
        ElasticsearchSettingType.Memory => IsSize(setting, text.Trim()) || IsPercentage(text.Trim()),
        _ => setting.Values.Count == 0 || setting.Values.Contains(text, StringComparer.OrdinalIgnoreCase),
    };

    private static bool IsSize(ElasticsearchSetting setting, string text)
        => IsLimit(setting, text) ?? (HasUnit(text, ByteUnits, takesFraction: true) && !(SizeOf(text) > setting.Maximum));

    // Nothing and minus one need no unit where they are taken; null when the text is neither.
    private static bool? IsLimit(ElasticsearchSetting setting, string text)
        => MinusOne.Contains(text, StringComparer.OrdinalIgnoreCase) ? setting.TakesMinusOne || !setting.HasKnownMinimum
            : text.Length > 0 && text.TrimStart('0').Length == 0 || (HasUnit(text, TimeUnits, takesFraction: false) && text.TrimStart('0')[0] is < '0' or > '9')
                ? setting.Minimum is not null || setting.TakesMinusOne || !setting.HasKnownMinimum
            : null;

    private static double? SizeOf(string text)
    {
        var digits = text.TakeWhile(c => c is >= '0' and <= '9' or '.' or '+').Count();
        var power = text.Substring(digits).Trim().ToLowerInvariant() switch { "b" => 0, "k" or "kb" => 1, "m" or "mb" => 2, "g" or "gb" => 3, "t" or "tb" => 4, _ => 5 };
        return double.TryParse(text.Substring(0, digits), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number * Math.Pow(1024, power) : null;
    }

    private static bool IsWhole(ElasticsearchSetting setting, string text, long most)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number <= most && number >= (setting.Type == ElasticsearchSettingType.Integer ? int.MinValue : long.MinValue)
            && (!(number < setting.Minimum) || (setting.TakesMinusOne && number == -1));

    private static long MostOf(ElasticsearchSetting setting) => setting.Maximum ?? (setting.Type == ElasticsearchSettingType.Integer ? int.MaxValue : long.MaxValue);

    private static bool IsTooLarge(string text, long most)
        => double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number > most;

    // Java takes a plus in front, and no part of a byte.
    private static bool HasUnit(string text, string[] units, bool takesFraction)
    {
        var unsigned = text.StartsWith("+", StringComparison.Ordinal) ? text.Substring(1) : text;
        var digits = TextScan.Digits(unsigned, orPoints: takesFraction);
        var number = unsigned.Substring(0, digits);
        var unit = unsigned.Substring(digits).Trim();
        return digits > 0 && units.Contains(unit, StringComparer.OrdinalIgnoreCase)
            && !(number.IndexOf('.') >= 0 && string.Equals(unit, "b", StringComparison.OrdinalIgnoreCase))
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
    }

    private static bool IsPercentage(string text)
        => text[text.Length - 1] == '%'
            && double.TryParse(text.Substring(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 100;

    private static string WhatOf(ElasticsearchSetting setting, string text = "") => setting.Type switch
    {
        ElasticsearchSettingType.Integer or ElasticsearchSettingType.Long when IsTooLarge(text, MostOf(setting))
            => FormattableString.Invariant($"a whole number{(setting.Minimum is { } first ? " from " + first.ToString(CultureInfo.InvariantCulture) + " to" : " of at most")} {MostOf(setting)}"),
        ElasticsearchSettingType.Boolean => "true or false",
        ElasticsearchSettingType.Integer or ElasticsearchSettingType.Long => "a whole number" + (setting.Minimum is { } least ? $" of {least} or more" : "") + (setting.TakesMinusOne ? " or -1" : ""),
        ElasticsearchSettingType.Float => "a number" + (setting.Minimum is { } low ? FormattableString.Invariant($" of {low} or more") : ""),
        ElasticsearchSettingType.Time when IsLimit(setting, text.Trim()) == false => "a longer time",
        ElasticsearchSettingType.Bytes when IsLimit(setting, text.Trim()) == false => "a larger size",
        ElasticsearchSettingType.Bytes when HasUnit(text.Trim(), ByteUnits, takesFraction: true) => FormattableString.Invariant($"at most {setting.Maximum} bytes"),
        ElasticsearchSettingType.Time => "a whole number with its unit (ms, s, m, h or d)",
        ElasticsearchSettingType.Bytes => "a number with its unit (b, kb, mb, gb or tb)",
        ElasticsearchSettingType.Memory => "a number with its unit (b, kb, mb, gb, tb or %)",
        _ => setting.Values.Count > 0 ? Words(setting) : "text",
    };

    private static string Words(ElasticsearchSetting setting)
        => setting.Values.Count == 1 ? setting.Values[0] : string.Join(", ", setting.Values.Take(setting.Values.Count - 1)) + " or " + setting.Values[setting.Values.Count - 1];
}
