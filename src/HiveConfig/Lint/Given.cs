using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What one file says for one key.</summary>
/// <param name="File">The file that the service opens.</param>
/// <param name="Setting">Key and value; null when the file does not give the key.</param>
/// <param name="Value">The value, read.</param>
internal sealed record Given<T>(ConfigFile File, Setting? Setting, T? Value)
{
    /// <summary>The file that the value stands in, which may be an included one.</summary>
    public ConfigFile Place => Setting?.Origin ?? File;

    /// <summary>Where the value stands; the start of the file when it is absent.</summary>
    public Span Span => Setting?.Span ?? Span.Start;
}

/// <summary>Asks a repo for values. Unknown is not wrong: what cannot be known is left out.</summary>
internal static class Givens
{
    /// <summary>
    /// Every file of the kind with its value. Left out are files that do not parse, placeholders, values that cannot be read,
    /// values with an error of their own, and an absence that an include out of sight may settle.
    /// </summary>
    internal static IReadOnlyList<Given<T>> Each<T>(this Repo repo, FileKind kind, Key<T> key)
    {
        var all = new List<Given<T>>();
        foreach (var file in repo.Of(kind))
        {
            if (repo.Ask(file, key, file.Node) is { } given)
            {
                all.Add(given);
            }
        }

        return all;
    }

    /// <summary>As <see cref="Each{T}"/>, but only files of one node each: files that serve several nodes cannot differ between them.</summary>
    internal static IReadOnlyList<Given<T>> OnNodes<T>(this Repo repo, FileKind kind, Key<T> key)
    {
        var all = new List<Given<T>>();
        foreach (var given in repo.Each(kind, key))
        {
            if (given.File.Node is not null)
            {
                all.Add(given);
            }
        }

        return all;
    }

    /// <summary>What one file says for a key; null when that cannot be known.</summary>
    internal static Given<T>? Ask<T>(this Repo repo, ConfigFile file, Key<T> key, string? node)
    {
        if (!Repo.IsReadable(file))
        {
            return null;
        }

        var document = repo.Effective(file, node);
        if (!document.IsReadable)
        {
            return null;
        }

        if (key.Find(document) is not { } setting)
        {
            return repo.SeesAll(file, node) && !repo.IsFaulty(file, key.Name) ? new Given<T>(file, Setting: null, Value: default) : null;
        }

        var place = setting.Origin ?? file;
        if (key.IsSecret)
        {
            setting = setting with { Value = Literal(place, setting) };
        }

        return (key.IsSecret ? IsOpen(setting.Value) : Placeholder.IsIn(setting.Value))
            || repo.IsFaulty(place, setting.Key)
            || repo.IsFaulty(place, key.Name)
            || key.Read(setting.Value) is not { } value
            ? null
            : new Given<T>(file, setting, value);
    }

    private static bool IsOpen(ConfigValue value) => value is ScalarValue scalar ? TemplateMask.IsMasked(scalar.Text) || Placeholder.IsAll(scalar.Text) : Placeholder.IsIn(value);

    // A secret may hold what looks like markup: in a file that is no template, that is a part of it.
    private static ConfigValue Literal(ConfigFile file, Setting setting)
    {
        if (setting.Value is not UnknownValue || Layout.IsTemplateName(file.Path) || file.Kind.Read is not { } read)
        {
            return setting.Value;
        }

        var value = read(file.Text) switch
        {
            TreeDocument { IsReadable: true } tree => tree.Find(setting.Key)?.Value,
            HoconDocument { IsReadable: true } hocon => hocon.Resolve(_ => null).Find(setting.Key)?.Value,
            _ => null,
        };
        return value is ScalarValue { IsQuoted: true, Text.Length: > 0 } scalar && scalar.Span == setting.Span && !Placeholder.IsTemplate(file.Text.Replace(scalar.Text, "")) ? value : setting.Value;
    }
}
