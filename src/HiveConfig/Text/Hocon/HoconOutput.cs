using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Turns resolved values into the form every syntax shares.</summary>
internal sealed class HoconOutput(HoconBudget budget)
{
    /// <summary>What a value costs that is handed out.</summary>
    private const int Steps = 8;

    internal MapValue Map(HoconObject value)
        => new(value.Keys.Select(key => Entry(key, value[key]!)).TakeWhile(_ => budget.Spend(Steps)).ToList(), value.Place.Span);

    // Depth is bounded by the builder and the resolver; a value that many substitutions share is paid for each time.
    private ConfigValue Value(HoconValue value) => value switch
    {
        HoconScalar scalar => new ScalarValue(scalar.Text, scalar.Place.Span, scalar.Type, scalar.IsQuoted),
        HoconObject map => Map(map),
        HoconList list => new ListValue(list.Items.Select(Value).TakeWhile(_ => budget.Spend(Steps)).ToList(), list.Place.Span),
        _ => new UnknownValue(value.Place.Raw, value.Place.Span) { MayBeAbsent = value is HoconAbsent },
    };

    private MapEntry Entry(string key, HoconValue value)
    {
        var place = value.Key ?? value.Place;
        return new MapEntry(key, place.Span, Value(value)) { Origin = place.Origin.File };
    }
}
