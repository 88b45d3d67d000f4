using System;
using System.Globalization;
using System.Linq;
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
        if (value is UnknownValue || (value is ScalarValue { IsNull: true } && setting.IsNullAllowed) || Fits(setting, value))
        {
            return null;
        }

        var found = value switch
        {
            ScalarValue { IsNull: true } => "has no value",
            ScalarValue scalar => $"is '{scalar.Text}'",
            ListValue => "is a list",
            _ => "is a map",
        };
        return $"'{setting.Name}' {found}, expected {WhatOf(setting)}";
    }

    private static bool Fits(CassandraSetting setting, ConfigValue value) => (setting.Type, value) switch
    {
        (CassandraSettingType.Class, ListValue list) => list.Items.Count == 1 && list.Items[0] is UnknownValue or MapValue && ParametersAre<ListValue>(list.Items[0]),
        (CassandraSettingType.Class, MapValue map) => ParametersAre<MapValue>(map),
        (CassandraSettingType.Class, ScalarValue { IsNull: false }) => setting.TakesClassName,
        (CassandraSettingType.List, ListValue) => true,
        (CassandraSettingType.Map or CassandraSettingType.Section, MapValue) => true,
        (CassandraSettingType.Text, ScalarValue { IsNull: false }) => true,
        (CassandraSettingType.Word, ScalarValue { IsNull: false } scalar) => setting.Values.Contains(scalar.Text, StringComparer.Ordinal),
        (CassandraSettingType.Boolean, ScalarValue { IsNull: false } scalar) => Read.Flag(scalar) is not null,
        (CassandraSettingType.Integer, ScalarValue { IsNull: false } scalar) => IsWhole(scalar, setting.Least ?? int.MinValue, setting.Most ?? int.MaxValue),
        (CassandraSettingType.Long, ScalarValue { IsNull: false } scalar) => IsWhole(scalar, setting.Least ?? long.MinValue, setting.Most ?? long.MaxValue),
        (CassandraSettingType.Float, ScalarValue { IsNull: false } scalar)
            => double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? !(number < (double?)setting.Least || number > (double?)setting.Most)
                : scalar.Type is ScalarType.Integer or ScalarType.Float,
        (CassandraSettingType.Duration, ScalarValue { IsNull: false } scalar) => HasUnit(setting, scalar, Durations),
        (CassandraSettingType.DataSize, ScalarValue { IsNull: false } scalar) => HasUnit(setting, scalar, Sizes),
        (CassandraSettingType.DataRate, ScalarValue { IsNull: false } scalar) => HasUnit(setting, scalar, Rates),
        _ => false,
    };

    private static string WhatOf(CassandraSetting setting) => setting.Type switch
    {
        CassandraSettingType.Class => "a list of one mapping with 'class_name' and a list of parameters, or a mapping with 'class_name' and a mapping of parameters",
        CassandraSettingType.List => "a list",
        CassandraSettingType.Map or CassandraSettingType.Section => "a mapping",
        CassandraSettingType.Text => "text",
        CassandraSettingType.Word => string.Join(", ", setting.Values.Take(setting.Values.Count - 1)) + " or " + setting.Values[setting.Values.Count - 1],
        CassandraSettingType.Boolean => "true or false",
        CassandraSettingType.Integer or CassandraSettingType.Long => "a whole number" + (setting.BareUnit is { } unit ? " of " + unit + " without the unit" : "") + RangeOf(setting),
        CassandraSettingType.Float => "a number" + RangeOf(setting),
        CassandraSettingType.Duration => "a whole number with its unit, " + UnitsOf(setting, Durations),
        CassandraSettingType.DataSize => "a whole number with its unit, " + UnitsOf(setting, Sizes),
        _ => "a whole number with its unit, " + UnitsOf(setting, Rates),
    };

    private static string RangeOf(CassandraSetting setting) => (setting.Least, setting.Most) switch
    {
        ({ } least, { } most) => FormattableString.Invariant($" from {least} to {most}"),
        ({ } least, null) => FormattableString.Invariant($" of {least} or more"),
        _ => "",
    };

    private static string UnitsOf(CassandraSetting setting, (string Unit, decimal Factor)[] units)
    {
        var least = FactorOf(units, setting.MinimumUnit);
        var known = units.Where(unit => !(unit.Factor < least) && unit.Unit[0] != 'µ').Select(unit => unit.Unit).ToList();
        return string.Join(", ", known.Take(known.Count - 1)) + (known.Count > 1 ? " or " : "") + known[known.Count - 1];
    }

    // A class in the form of a list has its parameters in a list, in the form of a mapping in a mapping; no other pair is taken.
    private static bool ParametersAre<T>(ConfigValue value)
        => value is not MapValue map || map.Entries.All(entry => entry.Key is not "parameters" || entry.Value is T or UnknownValue or ScalarValue { IsNull: true });

    private static bool IsWhole(ScalarValue scalar, decimal least, decimal most)
        => decimal.TryParse(scalar.Text.Replace("_", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number >= least && number <= most

            // 0x1F, 0b11, 1:30: numbers of YAML 1.1, and as rare.
            : scalar.Type == ScalarType.Integer;

    private static bool HasUnit(CassandraSetting setting, ScalarValue scalar, (string Unit, decimal Factor)[] units)
    {
        var digits = scalar.Text.TakeWhile(c => c is >= '0' and <= '9').Count();
        if (digits is 0 or > 19 || !decimal.TryParse(scalar.Text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var unit = digits == scalar.Text.Length ? setting.BareUnit : scalar.Text.Substring(digits);
        var (factor, least) = (FactorOf(units, unit), FactorOf(units, setting.MinimumUnit));
        return factor is > 0 && !(factor < least) && number * factor.Value / (least ?? 1) <= (setting.Maximum ?? long.MaxValue);
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
