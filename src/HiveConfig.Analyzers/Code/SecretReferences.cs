using System;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>What stands in the code where a reference to a secret belongs.</summary>
internal static class SecretReferences
{
    private static readonly string[] Schemes = ["env:", "file:", "vault:"];

    // Files of the model at hand decide nothing: the newest TheHive asks for what every later one does.
    private static readonly Model.TheHive Newest = new() { Version = SupportTable.NewestTheHive, Url = PublicUrl.Parse("https://unknown.invalid") };

    /// <summary>What the parser says against a reference; null when it takes it, when it is not known, or when it is a secret itself.</summary>
    internal static string? ProblemOf(IInvocationOperation call, Known known)
        => SecretIn(call, known) is null && ReferenceIn(call, known) is { } reference && !Secret.TryParse(reference, out _, out var problem) ? problem : null;

    /// <summary>The secret that a call states in place of a reference; null when it states none.</summary>
    internal static string? SecretIn(IInvocationOperation call, Known known)
    {
        switch (call.TargetMethod.Name)
        {
            case nameof(Secret.Parse) when Argument(call, "text", known) is { Length: > 0 } text:
                return Array.Exists(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || (LooksLikeReference(text) && !KnownSecrets.Contains(text)) ? null : text;
            case nameof(Secret.FromEnvironment) or nameof(Secret.FromVault) when Argument(call, "name", known) is { Length: > 0 } name:
                // A name with a slip of the pen is still a name.
                return name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or ':' or '=') || Placeholder.IsIn(name) ? null : name;
            default:
                return null;
        }
    }

    /// <summary>Why a secret will not do: too short for its purpose, or known to everybody. Null when nothing is to be said against it.</summary>
    /// <param name="name">The name that cluster.yaml has for it; null when it is not known.</param>
    /// <param name="value">The secret.</param>
    internal static string? WeaknessOf(string? name, string value)
        => SecretChecks.Fault(Newest, name ?? "", value) is ("HC7002" or "HC3021", var message) ? message
            : name is "keystore" or "truststore" && SecretChecks.Fault(Newest, name, value) is ({ Length: > 0 }, var other) ? other
            : null;

    /// <summary>The name that cluster.yaml has for a property of <see cref="Secrets"/>.</summary>
    internal static string? NameOf(string? property) => new Secrets().All.Select(secret => secret.Name).FirstOrDefault(name => string.Equals(name, property, StringComparison.OrdinalIgnoreCase));

    /// <summary>The secret that a call makes a reference to, as cluster.yaml calls it; null when that is decided elsewhere.</summary>
    internal static string? TargetOf(IInvocationOperation call, ModelTypes types)
        => Initialiser.Around(call) is var (outer, property) && ModelTypes.Is(outer.Operation.Type, types.Secrets) ? NameOf(property) : null;

    private static string? ReferenceIn(IInvocationOperation call, Known known) => call.TargetMethod.Name switch
    {
        nameof(Secret.Parse) => Argument(call, "text", known),
        nameof(Secret.FromEnvironment) => Argument(call, "name", known) is { } variable ? "env:" + variable : null,
        nameof(Secret.FromVault) => Argument(call, "name", known) is { } variable ? "vault:" + variable : null,
        nameof(Secret.FromFile) when Argument(call, "path", known) is { } path => call.Arguments.Length == 1 ? "file:" + path + "#play" : Argument(call, "name", known) is { } name ? "file:" + path + "#" + name : null,
        _ => null,
    };

    // A placeholder, or the bare name of a variable: MY_SECRET.
    private static bool LooksLikeReference(string text)
        => Placeholder.IsIn(text) || (text.IndexOf('_') > 0 && text.All(c => char.IsUpper(c) || char.IsDigit(c) || c == '_'));

    private static string? Argument(IInvocationOperation call, string parameter, Known known)
    {
        foreach (var argument in call.Arguments)
        {
            if (string.Equals(argument.Parameter?.Name, parameter, StringComparison.Ordinal))
            {
                return known.Text(argument.Value);
            }
        }

        return null;
    }
}
