namespace HiveConfig.Text;

/// <summary>An alias of YAML in place of a value.</summary>
/// <param name="Key">The full key that it stands at.</param>
/// <param name="Span">The place.</param>
internal sealed record YamlAlias(string Key, Span Span);
