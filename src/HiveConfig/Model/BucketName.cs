using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of a bucket, by the rules of Amazon S3, which are the strictest.</summary>
public sealed record BucketName
{
    internal const string What =
        "a bucket name: lower-case letters, digits, - and ., 3-63 characters, a letter or digit at both ends, no .. and no IPv4 address (thehive)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$";

    private BucketName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static BucketName Parse(string text) => Parsing.Parse<BucketName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BucketName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 63, others: "-.", lowerCase: true)
            && text!.Length >= 3
            && text[text.Length - 1] is not ('-' or '.')
            && text.IndexOf("..", StringComparison.Ordinal) < 0
            && !(HostAddress.TryParse(text, out var address, out _) && !address.IsName)
                ? new BucketName(text)
                : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
