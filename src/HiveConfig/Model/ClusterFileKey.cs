using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>One key of cluster.yaml: what it is called, what it means and how it becomes part of the model.</summary>
/// <typeparam name="TModel">The part of the model that it belongs to.</typeparam>
/// <param name="Name">The key as it is written.</param>
/// <param name="Summary">What it means, in one line.</param>
/// <param name="What">What is expected of its value.</param>
/// <param name="Read">The model with the value in it; problems go to the reading.</param>
internal sealed record ClusterFileKey<TModel>(
    string Name,
    string Summary,
    string What,
    Func<ClusterFileReading, ClusterFileEntry, TModel, TModel> Read) : IClusterFileKey
    where TModel : class
{
    /// <inheritdoc/>
    public bool IsRequired { get; init; }

    /// <summary>The setting that it states when that stands elsewhere in the long form (<c>vip</c>: <c>loadBalancer.vip</c>); null for its own name.</summary>
    public string? Setting { get; init; }

    /// <inheritdoc/>
    public required ClusterFileShape Shape { get; init; }

    /// <summary>See <see cref="IClusterFileKey.PartOf"/>; null for a key without keys of its own.</summary>
    internal Func<TModel, object>? Part { get; init; }

    /// <summary>See <see cref="IClusterFileKey.WithExamples"/>; null for a key that has none.</summary>
    internal Func<TModel, IEnumerable<TModel>>? Examples { get; init; }

    /// <inheritdoc/>
    public object PartOf(object model) => Part is null ? model : Part((TModel)model);

    /// <inheritdoc/>
    public IEnumerable<object> WithExamples(object model) => Examples is null ? [] : Examples((TModel)model);
}

/// <summary>A key with its value, as found.</summary>
/// <param name="Setting">The full key in the long form.</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal sealed record ClusterFileEntry(string Setting, Span KeySpan, ConfigValue Value);

/// <summary>The usual keys.</summary>
internal static class ClusterFileKey
{
    /// <summary>A key with one word.</summary>
    internal static ClusterFileKey<TModel> Word<TModel, TValue>(
        string name, ClusterFileForm<TValue> form, string summary, Func<TModel, TValue, TModel> set)
        where TModel : class
        => new(name, summary, form.What, (reading, entry, model) => reading.TryWord(entry, form, out var value) ? set(model, value!) : model)
        {
            Shape = new WordShape(form),
            Examples = model => form.Examples.Concat(form.Words).Select(example => form.TryRead(example, out var value, out _) ? set(model, value!) : model),
        };

    /// <summary>A key with a list of words.</summary>
    internal static ClusterFileKey<TModel> Words<TModel, TValue>(
        string name, ClusterFileForm<TValue> form, string summary, Func<TModel, IReadOnlyList<TValue>, TModel> set)
        where TModel : class
    {
        var what = "a list of " + form.What;
        return new(name, summary, what, (reading, entry, model) =>
        {
            if (entry.Value is not ListValue { Items.Count: > 0 } list)
            {
                reading.WrongType(entry, what);
                return model;
            }

            var values = new List<TValue>();
            foreach (var item in list.Items)
            {
                if (reading.TryWord(entry with { Value = item }, form, out var value) && !values.Contains(value!))
                {
                    values.Add(value!);
                }
            }

            return set(model, values);
        })
        {
            Shape = new ListShape(form),
            Examples = model => form.Examples.Concat(form.Words).Select(example => form.TryRead(example, out var value, out _) ? set(model, [value!]) : model),
        };
    }

    /// <summary>A map of keys that states a part of its own.</summary>
    internal static ClusterFileKey<TModel> Section<TModel, TPart>(
        string name, string summary, Func<TModel, TPart> get, Func<TModel, TPart, TModel> set, params ClusterFileKey<TPart>[] keys)
        where TModel : class
        where TPart : class
        => new(name, summary, "a map of " + Names(keys), (reading, entry, model) => set(model, reading.Map(entry, get(model), keys)))
        {
            Shape = new MapShape(keys),
            Part = model => get(model),
        };

    /// <summary>A map of keys that only groups them.</summary>
    internal static ClusterFileKey<TModel> Group<TModel>(string name, string summary, params ClusterFileKey<TModel>[] keys)
        where TModel : class
        => Section<TModel, TModel>(name, summary, model => model, (_, changed) => changed, keys);

    internal static string Names<TModel>(IEnumerable<ClusterFileKey<TModel>> keys)
        where TModel : class
        => string.Join(", ", keys.Select(key => key.Name));
}
