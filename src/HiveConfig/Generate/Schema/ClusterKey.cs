using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>A key of cluster.yaml at its place, with what the model says of it.</summary>
/// <param name="Setting">The full key; <c>*</c> stands for a name of the user's own.</param>
/// <param name="Key">The key.</param>
/// <param name="Property">Where the model keeps it; null for a key that only holds others, and for the number of the format.</param>
/// <param name="Default">What the model takes when it is not stated; null when there is no such value.</param>
internal sealed record ClusterKey(string Setting, IClusterFileKey Key, PropertyInfo? Property, string? Default)
{
    /// <summary>Every key, in the order of the table.</summary>
    internal static IEnumerable<ClusterKey> All { get; } = Below("", ClusterFileKeys.Shape, ClusterFileKeys.Empty).ToList();

    /// <summary>One key, as a part of the model that states nothing has it.</summary>
    internal static ClusterKey Of(string parent, IClusterFileKey key, object model)
    {
        var setting = parent.Length == 0 ? key.Name : parent + "." + key.Name;
        var property = key.Setting is null ? Stated(key, model) : null;
        var value = property?.GetValue(model);
        return new(setting, key, property, value is null || IsEmptyEnum(key, value) ? null : Word(key.Shape, value));
    }

    private static IEnumerable<ClusterKey> Below(string parent, ClusterFileShape shape, object model)
        => shape switch
        {
            MapShape map => map.Keys.SelectMany(key => Below(Of(parent, key, model), key.PartOf(model))),
            NamesShape names => Below(parent + ".*", names.Value, model),
            EitherShape either => Below(parent, either.Long, model),
            _ => [],
        };

    private static IEnumerable<ClusterKey> Below(ClusterKey key, object part) => new[] { key }.Concat(Below(key.Setting, key.Key.Shape, part));

    // The table knows how to state a value, not where it goes: stating one shows it.
    private static PropertyInfo? Stated(IClusterFileKey key, object model)
        => key.WithExamples(model)
            .SelectMany(changed => model.GetType().GetProperties()
                .Where(property => property.SetMethod is not null && !Equals(property.GetValue(model), property.GetValue(changed))))
            .FirstOrDefault();

    // A required choice has no default, though its first word is what an empty model holds.
    private static bool IsEmptyEnum(IClusterFileKey key, object value) => key.IsRequired && value is Enum;

    private static string? Word(ClusterFileShape shape, object value)
        => shape is WordShape word
            ? word.Form.Words.FirstOrDefault(known => Equals(word.Form.Read(known), value)) ?? FormattableString.Invariant($"{value}")
            : null;
}
