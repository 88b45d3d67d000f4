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
        return scalar.Text.Length == 0 || Fits(setting, scalar.Text.Trim())
            ? null
            : setting.HidesValue ? $"'{key}' is not {WhatOf(setting)}" : $"'{key}' is '{scalar.Text}', expected {WhatOf(setting, scalar.Text)}";
    }

    private static bool IsUnknown(ConfigValue value) => value is UnknownValue || (value is ScalarValue scalar && IsReference(scalar.Text));

    // ${NAME}: the environment, or another setting.
    private static bool IsReference(string text) => text.IndexOf("${", StringComparison.Ordinal) >= 0;

    private static bool Fits(ElasticsearchSetting setting, string text) => setting.Type switch
    {
        ElasticsearchSettingType.Boolean => text is "true" or "false",
        ElasticsearchSettingType.Integer => IsWhole(setting, text, MostOf(setting)),
        ElasticsearchSettingType.Long => IsWhole(setting, text, MostOf(setting)),
        ElasticsearchSettingType.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),

        // M would be months.
        ElasticsearchSettingType.Time => text is "0" or "-1" || (HasUnit(text, TimeUnits, takesFraction: false) && text[text.Length - 1] != 'M'),
        ElasticsearchSettingType.Bytes => text is "0" or "-1" or "-1b" || HasUnit(text, ByteUnits, takesFraction: true),
        ElasticsearchSettingType.Memory => text is "0" or "-1" or "-1b" || HasUnit(text, ByteUnits, takesFraction: true) || IsPercentage(text),
        _ => setting.Values.Count == 0 || setting.Values.Contains(text, StringComparer.OrdinalIgnoreCase),
    };

    private static bool IsWhole(ElasticsearchSetting setting, string text, long most)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number <= most && number >= -most - 1
            && (!(number < setting.Minimum) || (setting.TakesMinusOne && number == -1));

    private static long MostOf(ElasticsearchSetting setting) => setting.Type == ElasticsearchSettingType.Integer ? int.MaxValue : long.MaxValue;

    private static bool IsTooLarge(string text, long most)
        => double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number > most;

    private static bool HasUnit(string text, string[] units, bool takesFraction)
    {
        var digits = TextScan.Digits(text, orPoints: takesFraction);
        return digits > 0 && units.Contains(text.Substring(digits).Trim(), StringComparer.OrdinalIgnoreCase)
            && double.TryParse(text.Substring(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
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
        ElasticsearchSettingType.Float => "a number",
        ElasticsearchSettingType.Time => "a whole number with its unit (ms, s, m, h or d)",
        ElasticsearchSettingType.Bytes => "a number with its unit (b, kb, mb, gb or tb)",
        ElasticsearchSettingType.Memory => "a number with its unit (b, kb, mb, gb, tb or %)",
        _ => setting.Values.Count > 0 ? Words(setting) : "text",
    };

    private static string Words(ElasticsearchSetting setting)
        => setting.Values.Count == 1 ? setting.Values[0] : string.Join(", ", setting.Values.Take(setting.Values.Count - 1)) + " or " + setting.Values[setting.Values.Count - 1];
}
