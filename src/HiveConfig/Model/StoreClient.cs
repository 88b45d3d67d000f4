using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>The program that speaks to the object store: AWS's <c>aws</c>, or MinIO's client, which packages call <c>mc</c> or <c>mcli</c>.</summary>
public sealed record StoreClient
{
    internal const string What = "a client of object stores: aws, mc or mcli, by name or absolute path (mcli, /opt/minio/bin/mc)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^(/[A-Za-z0-9._+/-]*)?(aws|mc|mcli)$";

    private StoreClient(string value) => Value = value;

    /// <summary>The name or path of the program.</summary>
    public string Value { get; }

    /// <summary>Whether it takes the words of AWS's client; else those of MinIO's.</summary>
    public bool IsAws => Value.EndsWith("aws", StringComparison.Ordinal);

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static StoreClient Parse(string text) => Parsing.Parse<StoreClient>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StoreClient? value, [NotNullWhen(false)] out string? problem)
    {
        var name = text?.Substring(text.LastIndexOf('/') + 1);
        var isClear = name is not null && (name.Length == text!.Length || text[0] == '/') && text.All(c => c == '/' || Parsing.IsWord("a" + c, max: 2, others: "-_.+"));
        value = isClear && name is ("aws" or "mc" or "mcli") ? new StoreClient(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
