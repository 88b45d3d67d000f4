using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>A key of cluster.yaml as its schema and its reference page see it, whatever part of the model it belongs to.</summary>
internal interface IClusterFileKey
{
    /// <summary>The key as it is written.</summary>
    string Name { get; }

    /// <summary>What it means, in one line.</summary>
    string Summary { get; }

    /// <summary>Whether a cluster cannot be read without it.</summary>
    bool IsRequired { get; }

    /// <summary>The setting that it states when that stands elsewhere in the long form.</summary>
    string? Setting { get; }

    /// <summary>The form of its value.</summary>
    ClusterFileShape Shape { get; }

    /// <summary>The part of the model that its own keys belong to; the model itself for a key without any.</summary>
    object PartOf(object model);

    /// <summary>The model with each example of the value in it; none for a key with keys of its own.</summary>
    IEnumerable<object> WithExamples(object model);
}

/// <summary>A form as the schema sees it, whatever the type of the value.</summary>
internal interface IClusterFileForm
{
    /// <summary>What is expected, as messages say it.</summary>
    string What { get; }

    /// <summary>What type the word must have to YAML; null when any will do, for <c>5.5</c> is a fine version.</summary>
    ScalarType? Type { get; }

    /// <summary>A regular expression that every right word matches; null when there is none that helps.</summary>
    string? Pattern { get; }

    /// <summary>Words that are right.</summary>
    IReadOnlyList<string> Examples { get; }

    /// <summary>All words that are right, when they can be counted.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>The least and the most, for a whole number.</summary>
    (int Least, int Most)? Range { get; }

    /// <summary>The value of a word; null when it is none.</summary>
    object? Read(string text);
}

/// <summary>The form of a value of cluster.yaml.</summary>
internal abstract record ClusterFileShape;

/// <summary>One word.</summary>
internal sealed record WordShape(IClusterFileForm Form) : ClusterFileShape;

/// <summary>A list of words, at least one.</summary>
internal sealed record ListShape(IClusterFileForm Item) : ClusterFileShape;

/// <summary>A map of known keys.</summary>
internal sealed record MapShape(IReadOnlyList<IClusterFileKey> Keys) : ClusterFileShape
{
    /// <summary>Keys of which one has to be there.</summary>
    internal IReadOnlyList<string> OneOf { get; init; } = [];
}

/// <summary>A map of names of the user's own.</summary>
internal sealed record NamesShape(IClusterFileForm Name, ClusterFileShape Value) : ClusterFileShape;

/// <summary>A map of anything.</summary>
internal sealed record AnyMapShape : ClusterFileShape;

/// <summary>A short form or a long one.</summary>
internal sealed record EitherShape(WordShape Short, ClusterFileShape Long) : ClusterFileShape;
