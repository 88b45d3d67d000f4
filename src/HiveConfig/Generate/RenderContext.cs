using System;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>What a renderer may ask.</summary>
public sealed class RenderContext
{
    private readonly Func<Secret, string?> _resolve;

    internal RenderContext(Cluster cluster, Node node, Func<Secret, string?> resolve)
    {
        Cluster = cluster;
        Node = node;
        _resolve = resolve;
    }

    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; }

    /// <summary>The node the file is for.</summary>
    public Node Node { get; }

    /// <summary>Whether the text asked for a secret that stands in it in clear.</summary>
    public bool HasSecret { get; private set; }

    /// <summary>Whether the text asked for a secret that Ansible fills in.</summary>
    public bool IsTemplate { get; private set; }

    /// <summary>A secret as it stands in a file of the given syntax, quotes included where that syntax wants them.</summary>
    public string Secret(Secret? secret, SecretSyntax syntax)
    {
        if (secret is null)
        {
            throw new InvalidOperationException("the validator lets no cluster pass that lacks a secret it needs");
        }

        if (secret.Source == SecretSource.Vault)
        {
            IsTemplate = true;
            return syntax.Quote + TemplateText.Expression(syntax.Expression(secret.Name)) + syntax.Quote;
        }

        HasSecret = true;
        return syntax.Clear(_resolve(secret) ?? throw new InvalidOperationException($"'{secret.Reference}' has no value"));
    }
}
