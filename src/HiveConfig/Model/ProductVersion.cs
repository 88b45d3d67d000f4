using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveConfig.Model;

/// <summary>A version of TheHive, Cassandra or Elasticsearch: two or three numbers.</summary>
public sealed record ProductVersion : IComparable<ProductVersion>
{
    internal const string What = "a version of two or three numbers (4.1, 5.5.16)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[0-9]{1,4}\\.[0-9]{1,4}(\\.[0-9]{1,4})?$";

    private ProductVersion(int major, int minor, int? patch)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
    }

    /// <summary>First number.</summary>
    public int Major { get; }

    /// <summary>Second number.</summary>
    public int Minor { get; }

    /// <summary>Third number; null when it was not stated.</summary>
    public int? Patch { get; }

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static ProductVersion Parse(string text) => Parsing.Parse<ProductVersion>(text, TryParse);

    /// <summary>Reads a version; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ProductVersion? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        var parts = (text ?? "").Split('.');
        if (parts.Length is 2 or 3 && Number(parts[0], out var major) && Number(parts[1], out var minor))
        {
            if (parts.Length == 2)
            {
                value = new ProductVersion(major, minor, patch: null);
            }
            else if (Number(parts[2], out var patch))
            {
                value = new ProductVersion(major, minor, patch);
            }
        }

        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;

        static bool Number(string part, out int number)
        {
            number = 0;
            return part.Length is > 0 and <= 4 && (part.Length == 1 || part[0] != '0') && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }
    }

    /// <summary>Whether this version is <paramref name="major"/>.<paramref name="minor"/>.<paramref name="patch"/> or later; an unstated patch counts as the newest one.</summary>
    public bool IsAtLeast(int major, int minor, int patch = 0)
        => (Major, Minor, Patch ?? int.MaxValue).CompareTo((major, minor, patch)) >= 0;

    /// <summary>Whether this version is <paramref name="first"/> or later; an unstated patch of <paramref name="first"/> is its first one.</summary>
    public bool IsAtLeast(ProductVersion first) => IsAtLeast(first.Major, first.Minor, first.Patch ?? 0);

    /// <inheritdoc/>
    public int CompareTo(ProductVersion? other)
        => other is null ? 1 : (Major, Minor, Patch ?? int.MaxValue).CompareTo((other.Major, other.Minor, other.Patch ?? int.MaxValue));

    /// <inheritdoc/>
    public override string ToString()
        => Patch is { } patch
            ? string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}", Major, Minor, patch)
            : string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, Minor);

    /// <summary>Compares versions.</summary>
    public static bool operator <(ProductVersion left, ProductVersion right) => left.CompareTo(right) < 0;

    /// <summary>Compares versions.</summary>
    public static bool operator >(ProductVersion left, ProductVersion right) => left.CompareTo(right) > 0;

    /// <summary>Compares versions.</summary>
    public static bool operator <=(ProductVersion left, ProductVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Compares versions.</summary>
    public static bool operator >=(ProductVersion left, ProductVersion right) => left.CompareTo(right) >= 0;
}
