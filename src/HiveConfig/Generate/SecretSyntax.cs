using System;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>How a secret stands in a file of one syntax.</summary>
/// <param name="Clear">The secret itself, quoted and escaped.</param>
/// <param name="Expression">What stands between <c>{{</c> and <c>}}</c> for an Ansible variable of that name.</param>
public sealed record SecretSyntax(Func<string, string> Clear, Func<string, string> Expression)
{
    /// <summary>A double-quoted text as JSON, HOCON and YAML read it alike; of an Ansible variable the filter makes one.</summary>
    public static SecretSyntax Quoted { get; } = new(JsonText.String, name => name + " | to_json");

    /// <summary>A CQL string: single quotes, the only escape is a quote doubled.</summary>
    public static SecretSyntax Cql { get; } = new(
        CqlText.Quote,
        name => name + " | replace(\"'\", \"''\")")
    {
        Quote = "'",
    };

    /// <summary>The secret as it is, for files that know no quotes.</summary>
    public static SecretSyntax Plain { get; } = new(secret => secret, name => name);

    /// <summary>What stands on either side of an Ansible expression whose filter does not make the quotes.</summary>
    /// <value>Default nothing.</value>
    public string Quote { get; init; } = "";
}
