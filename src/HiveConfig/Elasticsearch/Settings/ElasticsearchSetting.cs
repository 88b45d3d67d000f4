using System.Collections.Generic;
using HiveConfig.Model;

namespace HiveConfig.Elasticsearch;

/// <summary>What kind of value a setting of Elasticsearch takes.</summary>
internal enum ElasticsearchSettingType
{
    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A number.</summary>
    Float,

    /// <summary>A time with its unit.</summary>
    Time,

    /// <summary>A size with its unit.</summary>
    Bytes,

    /// <summary>A size with its unit, or a percentage.</summary>
    Memory,

    /// <summary>Words, as a list or set apart by commas.</summary>
    List,

    /// <summary>Text, or one of a few words.</summary>
    Text,

    /// <summary>A secret of the keystore.</summary>
    Secure,

    /// <summary>A prefix below which the user chooses the keys.</summary>
    Group,

    /// <summary>A prefix of which nothing is known but that there are settings below it.</summary>
    Open,
}

/// <summary>Where a setting of Elasticsearch stands.</summary>
internal enum ElasticsearchScope
{
    /// <summary>In elasticsearch.yml only.</summary>
    Static,

    /// <summary>In elasticsearch.yml, or set at run time.</summary>
    Dynamic,

    /// <summary>In the keystore; in elasticsearch.yml it stops the node.</summary>
    Keystore,

    /// <summary>In the settings of an index; in elasticsearch.yml it stops the node.</summary>
    Index,
}

/// <summary>What is known of a setting in a version.</summary>
internal enum ElasticsearchKnowledge
{
    /// <summary>The version takes it.</summary>
    Known,

    /// <summary>The version refuses to start with it.</summary>
    Refused,

    /// <summary>Nobody has looked.</summary>
    Unverified,
}

/// <summary>One setting of Elasticsearch, or a family of them.</summary>
/// <param name="Name">The full key with dots; <c>*</c> stands for one part, <c>**</c> at the end for any remainder.</param>
/// <param name="Type">What kind of value it takes.</param>
/// <param name="Scope">Where it stands.</param>
internal sealed record ElasticsearchSetting(string Name, ElasticsearchSettingType Type, ElasticsearchScope Scope)
{
    private const int FirstMajor = 7;

    /// <summary>What Elasticsearch takes when the setting is absent, in 7.17 where that has it; null when that is nothing, or computed.</summary>
    internal string? Default { get; init; }

    /// <summary>The words that it takes; empty when any will do.</summary>
    internal IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The smallest number; null when there is no limit, or none is known.</summary>
    internal long? Minimum { get; init; }

    /// <summary>The largest number, or number of bytes; null when there is no limit, or none is known.</summary>
    internal long? Maximum { get; init; }

    /// <summary>
    /// Whether the smallest value has been looked for: a setting of a time or a size that then has none takes neither nothing nor
    /// minus one. Nobody looked at those of later versions, and at those of families only where one is told.
    /// </summary>
    internal bool HasKnownMinimum => Versions[0] == 'y' && (Minimum is not null || (Type is ElasticsearchSettingType.Time or ElasticsearchSettingType.Bytes && Name.IndexOf('*') < 0));

    /// <summary>Whether minus one counts too, as a rule for: no limit.</summary>
    internal bool TakesMinusOne { get; init; }

    /// <summary>The first version without it; null while there is none.</summary>
    internal ProductVersion? Removed { get; init; }

    /// <summary>What took its place; null when nothing did.</summary>
    internal string? NewName { get; init; }

    /// <summary>About the first version with it; null when 7.17 has it, or it is not known.</summary>
    internal ProductVersion? Since { get; init; }

    /// <summary>Whether its value is a secret: it is then never shown.</summary>
    internal bool IsSecret { get; init; }

    /// <summary>Whether a wrong value is not shown: Elasticsearch filters all that stands below some keys, and what takes one of a few words is no secret.</summary>
    internal bool HidesValue => IsSecret && Values.Count == 0;

    /// <summary>One letter for each major version: y, n or u.</summary>
    internal string Versions { get; init; } = "yyy";

    /// <summary>What is known of it in a version.</summary>
    internal ElasticsearchKnowledge In(ProductVersion version)
        => Versions[System.Math.Max(0, System.Math.Min(version.Major - FirstMajor, Versions.Length - 1))] switch
        {
            'y' => ElasticsearchKnowledge.Known,
            'n' => ElasticsearchKnowledge.Refused,
            _ => ElasticsearchKnowledge.Unverified,
        };
}
