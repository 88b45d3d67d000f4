using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>How one word of cluster.yaml becomes a value.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
/// <param name="What">What is expected, as messages say it: <c>a port (1-65535)</c>.</param>
/// <param name="TryRead">The value, or what is wrong with the word.</param>
internal sealed record ClusterFileForm<TValue>(string What, Parsing.Try<TValue> TryRead)
{
    /// <summary>What type the word must have to YAML; null when any will do, for <c>5.5</c> is a fine version.</summary>
    internal ScalarType? Type { get; init; }

    /// <summary>Whether the word may be a secret: it is then never shown.</summary>
    internal bool IsSecret { get; init; }
}

/// <summary>The forms that cluster.yaml uses.</summary>
internal static class ClusterFileForm
{
    internal static readonly ClusterFileForm<ClusterName> ClusterName = new(Model.ClusterName.What, Model.ClusterName.TryParse);
    internal static readonly ClusterFileForm<NodeName> NodeName = new(Model.NodeName.What, Model.NodeName.TryParse);
    internal static readonly ClusterFileForm<DatacenterName> DatacenterName = new(Model.DatacenterName.What, Model.DatacenterName.TryParse);
    internal static readonly ClusterFileForm<InterfaceName> InterfaceName = new(Model.InterfaceName.What, Model.InterfaceName.TryParse);
    internal static readonly ClusterFileForm<IndexName> IndexName = new(Model.IndexName.What, Model.IndexName.TryParse);
    internal static readonly ClusterFileForm<UserName> UserName = new(Model.UserName.What, Model.UserName.TryParse);
    internal static readonly ClusterFileForm<Identifier> Identifier = new(Model.Identifier.What, Model.Identifier.TryParse);
    internal static readonly ClusterFileForm<HostAddress> HostAddress = new(Model.HostAddress.What, Model.HostAddress.TryParse);
    internal static readonly ClusterFileForm<Cidr> Cidr = new(Model.Cidr.What, Model.Cidr.TryParse);
    internal static readonly ClusterFileForm<Port> Port = new(Model.Port.What, Model.Port.TryParse);
    internal static readonly ClusterFileForm<DataSize> DataSize = new(Model.DataSize.What, Model.DataSize.TryParse);
    internal static readonly ClusterFileForm<Duration> Duration = new(Model.Duration.What, Model.Duration.TryParse);
    internal static readonly ClusterFileForm<ProductVersion> Version = new(ProductVersion.What, ProductVersion.TryParse);
    internal static readonly ClusterFileForm<AbsolutePath> Path = new(AbsolutePath.What, AbsolutePath.TryParse);
    internal static readonly ClusterFileForm<PublicUrl> Url = new(PublicUrl.What, PublicUrl.TryParse);
    internal static readonly ClusterFileForm<Secret> Secret = new(Model.Secret.What, Model.Secret.TryParse) { IsSecret = true };

    internal static readonly ClusterFileForm<bool> Boolean = new("true or false", TryBoolean) { Type = ScalarType.Boolean };

    internal static readonly ClusterFileForm<Phase> Phase = Words(("bootstrap", Model.Phase.Bootstrap), ("running", Model.Phase.Running));

    internal static readonly ClusterFileForm<JwtAlgorithm> Algorithm =
        Words(("HS256", JwtAlgorithm.HS256), ("HS384", JwtAlgorithm.HS384), ("HS512", JwtAlgorithm.HS512));

    internal static readonly ClusterFileForm<Role> Role = Words(
        ("cassandra", Model.Role.Cassandra), ("elasticsearch", Model.Role.Elasticsearch), ("thehive", Model.Role.TheHive), ("loadbalancer", Model.Role.LoadBalancer));

    /// <summary>A whole number of which the validator knows the range.</summary>
    internal static readonly ClusterFileForm<int> Number = Whole("a whole number", 0, int.MaxValue);

    /// <summary>The memory of a machine in GiB.</summary>
    internal static readonly ClusterFileForm<int> Gibibytes = Whole("a whole number of GiB (1-65536)", 1, 65536);

    /// <summary>The number of the format of cluster.yaml itself.</summary>
    internal static readonly ClusterFileForm<int> Format = Whole("1, the one format of cluster.yaml", 1, 1);

    private static ClusterFileForm<int> Whole(string what, int least, int most) => new(what, (string? text, out int value, out string? problem) =>
    {
        // No leading zero: YAML 1.1 takes 010 for eight.
        var isNumber = text is { Length: > 0 and <= 10 } && text.Length == Parsing.LeadingDigits(text) && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
        value = isNumber ? int.Parse(text!, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        problem = isNumber ? null : Parsing.Expected(text, what);
        return isNumber;
    });

    private static ClusterFileForm<TValue> Words<TValue>(params (string Word, TValue Value)[] words)
    {
        IEnumerable<string> all = words.Select(word => word.Word);
        var what = string.Join(", ", all.Take(words.Length - 1)) + " or " + all.Last();
        return new(what, (string? text, out TValue? value, out string? problem) =>
        {
            foreach (var (word, meaning) in words)
            {
                if (string.Equals(word, text, StringComparison.Ordinal))
                {
                    (value, problem) = (meaning, null);
                    return true;
                }
            }

            value = default;
            problem = Parsing.Expected(text, what) + DidYouMean(text ?? "", all);
            return false;
        });
    }

    /// <summary>The end of a message about a word that is none of the known ones.</summary>
    internal static string DidYouMean(string word, IEnumerable<string> known)
        => Nearest.Find(word, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    // Only asked for what YAML takes for a boolean.
    private static bool TryBoolean(string? text, out bool value, out string? problem)
    {
        value = text?.ToLowerInvariant() is "true" or "yes" or "on" or "y";
        problem = null;
        return true;
    }
}
