using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Security;

/// <summary>A secret that stands in clear in a file. Its text is compared, never shown.</summary>
/// <param name="File">The file.</param>
/// <param name="Setting">What messages call it.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">The secret.</param>
internal sealed record SecretValue(ConfigFile File, string Setting, Span Span, string Value)
{
    /// <summary>Whose secret it is: <c>the Cassandra role 'thehive'</c>; null for a store of keys and for an account without a name.</summary>
    internal string? Account { get; init; }

    /// <summary>Whether everybody knows it.</summary>
    internal bool IsKnownToAll { get; } = KnownSecrets.Contains(Value);

    /// <summary>Whether the feature that reads it is on.</summary>
    internal bool IsOn { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => Setting;
}
