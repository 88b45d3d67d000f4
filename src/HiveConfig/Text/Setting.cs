namespace HiveConfig.Text;

/// <summary>A value found in a file, with its full key and where both stand.</summary>
/// <param name="Key">The full key, parts joined by dots: <c>client_encryption_options.enabled</c>.</param>
/// <param name="KeySpan">Where the last part of the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record Setting(string Key, Span KeySpan, ConfigValue Value)
{
    /// <summary>Where the value stands.</summary>
    public Span Span => Value.Span;

    /// <summary>The included file that key and value stand in; null for the file at hand.</summary>
    public ConfigFile? Origin { get; init; }
}
