using System;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Whether the loader of Cassandra takes a value. It refuses the whole file for one that it does not take.</summary>
internal static class CassandraSettingCheck
{
    // Smallest first, as the loader compares them with the smallest unit of a setting.
    private static readonly (string Unit, decimal Factor)[] Durations =
        [("ns", 1), ("us", 1e3m), ("µs", 1e3m), ("ms", 1e6m), ("s", 1e9m), ("m", 60e9m), ("h", 3600e9m), ("d", 86400e9m)];

    private static readonly (string Unit, decimal Factor)[] Sizes = [("B", 1), ("KiB", 1024), ("MiB", 1048576), ("GiB", 1073741824)];

    private static readonly (string Unit, decimal Factor)[] Rates = [("B/s", 1), ("KiB/s", 1024), ("MiB/s", 1048576)];

    /// <summary>What is wrong with a value of a setting, without a final stop; null when it is taken or unknown.</summary>
    internal static string? ProblemOf(this CassandraSetting setting, ConfigValue value)
    {
        if (value is UnknownValue || (value is ScalarValue { IsNull: true } && setting.IsNullAllowed) || Fits(setting, value) || setting.OddityOf(value) is not null)
        {
            return null;
        }

        var found = value switch
        {
            ScalarValue { IsNull: true } => "has no value",
            ScalarValue scalar => "is " + Wording.Quote(scalar.Text),
            ListValue => "is a list",
            _ => "is a map",
        };
        return $"'{setting.Name}' {found}, expected {WhatOf(setting)}";
    }

    /// <summary>
    /// How a value is taken that nobody means so: the loader makes Java objects of what it meets, and takes what any constructor
    /// of the setting's class takes. Null when it is taken as it reads, or refused.
    /// </summary>
    internal static string? OddityOf(this CassandraSetting setting, ConfigValue value) => value switch
    {
        ScalarValue { IsNull: false } scalar when setting is { Type: CassandraSettingType.Boolean, IsNullAllowed: true } && Read.Flag(scalar) is null
            => $"'{setting.Name}' is {Wording.Quote(scalar.Text)}, which Cassandra takes for no value at all; expected {WhatOf(setting)}",
        ListValue { Items: { Count: 1 } items } when items[0] is ScalarValue item && IsMadeOf(setting, item)
            => $"'{setting.Name}' is a list, which Cassandra takes for its only item; expected {WhatOf(setting)}",
        ListValue { Items.Count: 0 } or MapValue { Entries.Count: 0 } when setting.Type == CassandraSettingType.Text
            => $"'{setting.Name}' is empty, which Cassandra takes for an empty text; expected {WhatOf(setting)}",
        MapValue { Entries.Count: > 0 } when setting.IsSet
            => $"'{setting.Name}' is a map, whose keys Cassandra takes for the items; expected {WhatOf(setting)}",
        _ => null,
    };

    /// <summary>A value in the smallest unit there is, bytes or nanoseconds, or as the plain number it is; null when it is no number.</summary>
    internal static decimal? AmountOf(this CassandraSetting setting, ScalarValue scalar)
    {
        var digits = TextScan.Digits(scalar.Text);
        var hasUnit = digits > 0 && digits < scalar.Text.Length;
        var number = JavaNumber.WholeOf(hasUnit ? scalar.Text.Substring(0, digits) : scalar.Text);
        var unit = hasUnit ? scalar.Text.Substring(digits) : setting.BareUnit;
        var factor = unit is null ? 1 : FactorOf(Durations, unit) ?? FactorOf(Sizes, unit) ?? FactorOf(Rates, unit);
        return number is { } whole && whole >= long.MinValue && whole <= long.MaxValue ? (decimal)whole * factor : null;
    }

    private static bool Fits(CassandraSetting setting, ConfigValue value) => (setting.Type, value) switch
    {
        (CassandraSettingType.Class, ListValue list) => list.Items.Count == 1 && (list.Items[0] is UnknownValue || (list.Items[0] is MapValue map && IsListForm(map))),
        (CassandraSettingType.Class, MapValue map) => IsMapForm(map),
        (CassandraSettingType.Class, ScalarValue { IsNull: false }) => setting.TakesClassName,
        (CassandraSettingType.List, ListValue list) => list.Items.All(item => item is UnknownValue || (item is ScalarValue scalar && !(scalar.IsNull && setting.IsSet) && IsOneOf(setting, scalar.Text))),
        (CassandraSettingType.Map, MapValue map) => map.Entries.All(entry => IsOneOf(setting, entry.Key) && entry.Value is not ScalarValue { IsNull: true }),
        (CassandraSettingType.Section, MapValue) => true,
        (CassandraSettingType.Section, ScalarValue { IsNull: false } scalar) => setting.TakesNumber && JavaNumber.WholeOf(scalar.Text) is not null,
        (CassandraSettingType.Text, ScalarValue { IsNull: false }) => true,
        (CassandraSettingType.Word, ScalarValue { IsNull: false } scalar) => setting.Values.Contains(scalar.Text, StringComparer.Ordinal),
        (CassandraSettingType.Boolean, ScalarValue { IsNull: false } scalar) => Read.Flag(scalar) is not null,
        (CassandraSettingType.Integer, ScalarValue { IsNull: false } scalar) => IsWhole(setting, scalar, int.MinValue, int.MaxValue),
        (CassandraSettingType.Long, ScalarValue { IsNull: false } scalar) => IsWhole(setting, scalar, long.MinValue, long.MaxValue),
        (CassandraSettingType.Float, ScalarValue { IsNull: false } scalar)
            => JavaNumber.FloatOf(scalar.Text) is { } number && !(number < (double?)setting.Least) && !(number > (double?)setting.Most),
        (CassandraSettingType.Duration, ScalarValue { IsNull: false } scalar) => HasUnit(setting, scalar, Durations),
        (CassandraSettingType.DataSize, ScalarValue { IsNull: false } scalar) => HasUnit(setting, scalar, Sizes),
        (CassandraSettingType.DataRate, ScalarValue { IsNull: false } scalar) => HasUnit(setting, scalar, Rates),
        _ => false,
    };

    private static bool IsOneOf(CassandraSetting setting, string word)
        => setting.Values.Count == 0 || Placeholder.IsIn(word) || setting.Values.Contains(word, StringComparer.Ordinal);

    private static string WhatOf(CassandraSetting setting) => setting.Type switch
    {
        CassandraSettingType.Class => "a list of one mapping with 'class_name' and a list of parameters, or a mapping with 'class_name' and a mapping of parameters",
        CassandraSettingType.List => "a list of " + (setting.Values.Count > 0 ? WordsOf(setting) : "texts"),
        CassandraSettingType.Map => "a mapping" + (setting.Values.Count > 0 ? " of " + WordsOf(setting) : ""),
        CassandraSettingType.Section => "a mapping",
        CassandraSettingType.Text => "text",
        CassandraSettingType.Word => WordsOf(setting),
        CassandraSettingType.Boolean => "true or false",
        CassandraSettingType.Integer or CassandraSettingType.Long
            => "a whole number" + (setting.BareUnit is { } unit ? " of " + unit + " without the unit" : "") + RangeOf(setting),
        CassandraSettingType.Float => "a number" + RangeOf(setting),
        CassandraSettingType.Duration => "a whole number with its unit, " + UnitsOf(setting, Durations),
        CassandraSettingType.DataSize => "a whole number with its unit, " + UnitsOf(setting, Sizes) + RangeOf(setting),
        _ => "a whole number with its unit, " + UnitsOf(setting, Rates),
    };

    private static string WordsOf(CassandraSetting setting)
        => string.Join(", ", setting.Values.Take(setting.Values.Count - 1)) + (setting.Values.Count > 1 ? " or " : "") + setting.Values[setting.Values.Count - 1];

    private static string RangeOf(CassandraSetting setting)
    {
        var unit = setting.BareUnit is null && setting.MinimumUnit is { } minimum ? minimum : "";
        var comma = setting.BareUnit is null && unit.Length == 0 ? "" : ",";
        return setting switch
        {
            { IsGuardrail: true } => " from 1 on, or -1 for off",
            { Least: { } least, Most: { } most } => $"{comma} from {Number(least)}{unit} to {Number(most)}{unit}",
            { Least: { } least } => comma.Length > 0 ? $", {Number(least)}{unit} or more" : $" of {Number(least)} or more",
            { Most: { } most } => $"{comma} up to {Number(most)}{unit}",
            _ => "",
        };
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string UnitsOf(CassandraSetting setting, (string Unit, decimal Factor)[] units)
    {
        var least = FactorOf(units, setting.MinimumUnit);
        var known = units.Where(unit => !(unit.Factor < least) && unit.Unit[0] != 'µ').Select(unit => unit.Unit).ToList();
        return string.Join(", ", known.Take(known.Count - 1)) + (known.Count > 1 ? " or " : "") + known[known.Count - 1];
    }

    // The list form is read as plain maps, which hold nothing empty; the class is their text, and the parameters their list of one map.
    private static bool IsListForm(MapValue form) => HoldsNothingEmpty(form) && form.Entries.All(entry => (entry.Key, entry.Value) switch
    {
        (_, UnknownValue) => true,
        ("class_name", var name) => name is ScalarValue { Type: ScalarType.Text },
        ("parameters", var parameters) => parameters is ListValue { Items.Count: > 0 } list
            && list.Items[0] is UnknownValue or ScalarValue { IsNull: true } or MapValue
            && list.Items.All(item => item is not MapValue map || HoldsNothingEmpty(map)),
        _ => true,
    });

    // The map form is read as the class itself, whose parameters are a map of texts.
    private static bool IsMapForm(MapValue form) => form.Entries.All(entry => entry.Key is not "parameters" || entry.Value switch
    {
        MapValue parameters => parameters.Entries.All(parameter => parameter.Value is UnknownValue or ScalarValue { IsNull: false } or ListValue { Items.Count: < 2 } or MapValue { Entries.Count: 0 }),
        var other => other is UnknownValue or ScalarValue { IsNull: true },
    });

    private static bool HoldsNothingEmpty(MapValue map) => !map.Entries.Any(entry => entry.Value is ScalarValue { IsNull: true });

    // Whether the class of a setting has a constructor that takes what the item is.
    private static bool IsMadeOf(CassandraSetting setting, ScalarValue item) => setting.Type switch
    {
        CassandraSettingType.Text or CassandraSettingType.Duration or CassandraSettingType.DataSize or CassandraSettingType.DataRate
            => item.Type == ScalarType.Text && Fits(setting, item),
        CassandraSettingType.Integer => setting.IsNullAllowed && item.Type is ScalarType.Integer or ScalarType.Text && Fits(setting, item),
        _ => false,
    };

    private static bool IsWhole(CassandraSetting setting, ScalarValue scalar, long least, long most)
        => JavaNumber.WholeOf(scalar.Text) is { } number
            && number >= least && number <= most
            && !((decimal)number < setting.Least) && !((decimal)number > setting.Most)
            && (!setting.IsGuardrail || number > 0 || number == -1);

    private static bool HasUnit(CassandraSetting setting, ScalarValue scalar, (string Unit, decimal Factor)[] units)
    {
        var digits = TextScan.Digits(scalar.Text);
        if (digits is 0 or > 19 || !decimal.TryParse(scalar.Text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var unit = digits == scalar.Text.Length ? setting.BareUnit : scalar.Text.Substring(digits);
        var (factor, least) = (FactorOf(units, unit), FactorOf(units, setting.MinimumUnit));
        return factor is > 0 && !(factor < least)
            && number * factor.Value / (least ?? 1) is var amount
            && amount <= (setting.Maximum ?? long.MaxValue) && !(amount < setting.Least) && !(amount > setting.Most);
    }

    private static decimal? FactorOf((string Unit, decimal Factor)[] units, string? unit)
    {
        foreach (var known in units)
        {
            if (string.Equals(known.Unit, unit, StringComparison.Ordinal))
            {
                return known.Factor;
            }
        }

        return null;
    }
}
