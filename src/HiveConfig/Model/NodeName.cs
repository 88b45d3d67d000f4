using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of a machine: a DNS label, for it becomes node.name, a server name of HAProxy and a directory.</summary>
public sealed record NodeName
{
    internal const string What = "a node name: lower-case letters, digits and -, at most 63, no - at the ends (node1)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";

    private NodeName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static NodeName Parse(string text) => Parsing.Parse<NodeName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out NodeName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 63, others: "-", lowerCase: true) && text![text.Length - 1] != '-' ? new NodeName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
