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
internal sealed record ClusterFileForm<TValue>(string What, Parsing.Try<TValue> TryRead) : IClusterFileForm
{
    /// <inheritdoc/>
    public ScalarType? Type { get; init; }

    /// <summary>Whether the word may be a secret: it is then never shown.</summary>
    internal bool IsSecret { get; init; }

    /// <inheritdoc/>
    public string? Pattern { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <inheritdoc/>
    public (int Least, int Most)? Range { get; init; }

    /// <inheritdoc/>
    public object? Read(string text) => TryRead(text, out var value, out _) ? value : null;
}

/// <summary>The forms that cluster.yaml uses.</summary>
internal static class ClusterFileForm
{
    internal static readonly ClusterFileForm<ClusterName> ClusterName = new(Model.ClusterName.What, Model.ClusterName.TryParse) { Pattern = Model.ClusterName.Pattern, Examples = ["thp"] };
    internal static readonly ClusterFileForm<NodeName> NodeName = new(Model.NodeName.What, Model.NodeName.TryParse) { Pattern = Model.NodeName.Pattern, Examples = ["node1"] };
    internal static readonly ClusterFileForm<DatacenterName> DatacenterName = new(Model.DatacenterName.What, Model.DatacenterName.TryParse) { Pattern = Model.DatacenterName.Pattern, Examples = ["dc1"] };
    internal static readonly ClusterFileForm<InterfaceName> InterfaceName = new(Model.InterfaceName.What, Model.InterfaceName.TryParse) { Pattern = Model.InterfaceName.Pattern, Examples = ["eth0", "bond0.100"] };
    internal static readonly ClusterFileForm<IndexName> IndexName = new(Model.IndexName.What, Model.IndexName.TryParse) { Pattern = Model.IndexName.Pattern, Examples = ["thehive", "hive2"] };
    internal static readonly ClusterFileForm<UserName> UserName = new(Model.UserName.What, Model.UserName.TryParse) { Pattern = Model.UserName.Pattern, Examples = ["thehive", "hive2"] };
    internal static readonly ClusterFileForm<Identifier> Identifier = new(Model.Identifier.What, Model.Identifier.TryParse) { Pattern = Model.Identifier.Pattern, Examples = ["thehive", "hive2"] };
    internal static readonly ClusterFileForm<HostAddress> HostAddress = new(Model.HostAddress.What, Model.HostAddress.TryParse) { Examples = ["10.10.1.11", "fd00::11", "node1.example.org"] };
    internal static readonly ClusterFileForm<HostAddress> NumericAddress = Only("an IPv4 or IPv6 address (10.10.1.11, fd00::11)", address => !address.IsName) with { Pattern = "[.:]", Examples = ["10.10.1.11", "fd00::11"] };
    internal static readonly ClusterFileForm<HostAddress> DnsName = Only("a DNS name (node1.example.org)", address => address.IsName) with { Pattern = "^[0-9A-Za-z.-]{1,253}$", Examples = ["node1.example.org", "node1"] };
    internal static readonly ClusterFileForm<EnvironmentName> EnvironmentName = new(Model.EnvironmentName.What, Model.EnvironmentName.TryParse) { Pattern = Model.EnvironmentName.Pattern, Examples = ["production", "staging"] };
    internal static readonly ClusterFileForm<WeeklyTime> WeeklyTime = new(Model.WeeklyTime.What, Model.WeeklyTime.TryParse) { Pattern = Model.WeeklyTime.Pattern, Examples = ["Sat 23:30", "Sun 02:00"] };
    internal static readonly ClusterFileForm<DailyTime> DailyTime = new(Model.DailyTime.What, Model.DailyTime.TryParse) { Pattern = Model.DailyTime.Pattern, Examples = ["01:30", "23:00"] };
    internal static readonly ClusterFileForm<StoreClient> StoreClient = new(Model.StoreClient.What, Model.StoreClient.TryParse) { Pattern = Model.StoreClient.Pattern, Examples = ["aws", "mcli"] };
    internal static readonly ClusterFileForm<OffHost> OffHost = new(Model.OffHost.What, Model.OffHost.TryParse) { Pattern = Model.OffHost.Pattern, Examples = ["backup@vault.example.org:/srv/hive"] };
    internal static readonly ClusterFileForm<Cidr> Cidr = new(Model.Cidr.What, Model.Cidr.TryParse) { Pattern = Model.Cidr.Pattern, Examples = ["10.10.1.50/24", "fd00::50/64"] };
    internal static readonly ClusterFileForm<Port> Port = new(Model.Port.What, Model.Port.TryParse) { Range = (1, 65535), Examples = ["9000", "9001"] };
    internal static readonly ClusterFileForm<DataSize> DataSize = new(Model.DataSize.What, Model.DataSize.TryParse) { Pattern = Model.DataSize.Pattern, Examples = ["3000m", "4g"] };
    internal static readonly ClusterFileForm<Duration> Duration = new(Model.Duration.What, Model.Duration.TryParse) { Pattern = Model.Duration.Pattern, Examples = ["45s", "2m"] };
    internal static readonly ClusterFileForm<ProductVersion> Version = new(ProductVersion.What, ProductVersion.TryParse) { Pattern = ProductVersion.Pattern, Examples = ["5.5.16", "4.1"] };
    internal static readonly ClusterFileForm<AbsolutePath> Path = new(AbsolutePath.What, AbsolutePath.TryParse) { Pattern = AbsolutePath.Pattern, Examples = ["/srv/hive/files"] };
    internal static readonly ClusterFileForm<PublicUrl> Url = new(PublicUrl.What, PublicUrl.TryParse) { Pattern = PublicUrl.Pattern, Examples = ["https://thehive.example.org"] };
    internal static readonly ClusterFileForm<Secret> Secret = new(Model.Secret.What, Model.Secret.TryParse) { Pattern = Model.Secret.Pattern, Examples = ["file:secrets.yaml#play", "env:PLAY_SECRET", "vault:hive_play"], IsSecret = true };

    internal static readonly ClusterFileForm<S3Endpoint> S3Endpoint = new(Model.S3Endpoint.What, Model.S3Endpoint.TryParse) { Pattern = Model.S3Endpoint.Pattern, Examples = ["https://s3.example.org", "https://{bucket}.s3.example.org"] };
    internal static readonly ClusterFileForm<BucketName> BucketName = new(Model.BucketName.What, Model.BucketName.TryParse) { Pattern = Model.BucketName.Pattern, Examples = ["thehive"] };
    internal static readonly ClusterFileForm<RegionName> RegionName = new(Model.RegionName.What, Model.RegionName.TryParse) { Pattern = Model.RegionName.Pattern, Examples = ["us-east-1", "eu-west-1"] };
    internal static readonly ClusterFileForm<HostPattern> HostPattern = new(Model.HostPattern.What, Model.HostPattern.TryParse) { Pattern = Model.HostPattern.Pattern, Examples = ["*.example.org"] };
    internal static readonly ClusterFileForm<ObservableType> ObservableType = new(Model.ObservableType.What, Model.ObservableType.TryParse) { Pattern = Model.ObservableType.Pattern, Examples = ["ip", "mail"] };
    internal static readonly ClusterFileForm<QuartzSchedule> QuartzSchedule = new(Model.QuartzSchedule.What, Model.QuartzSchedule.TryParse) { Pattern = Model.QuartzSchedule.Pattern, Examples = ["0 30 2 ? * SUN", "0 0 3 1 * ?"] };
    internal static readonly ClusterFileForm<JvmSetting> JvmSetting = new(Model.JvmSetting.What, Model.JvmSetting.TryParse) { Pattern = Model.JvmSetting.Pattern, Examples = ["-XX:MaxGCPauseMillis=300", "-Djava.io.tmpdir=/var/tmp"] };
    internal static readonly ClusterFileForm<HaproxySetting> HaproxyGlobal = new(HaproxySetting.What, HaproxySetting.TryParse) { Pattern = HaproxySetting.Pattern, Examples = ["maxconn 20000", "nbthread 4"] };
    internal static readonly ClusterFileForm<HaproxySetting> HaproxyDefaults = new(HaproxySetting.What, HaproxySetting.TryParse) { Pattern = HaproxySetting.Pattern, Examples = ["maxconn 10000", "timeout tunnel 1h"] };

    internal static readonly ClusterFileForm<bool> Boolean = new("true or false", TryBoolean) { Type = ScalarType.Boolean, Words = ["true", "false"] };

    internal static readonly ClusterFileForm<Phase> Phase = Words(("bootstrap", Model.Phase.Bootstrap), ("running", Model.Phase.Running));

    internal static readonly ClusterFileForm<PackageFormat> Package = Words(("deb", PackageFormat.Deb), ("rpm", PackageFormat.Rpm));

    internal static readonly ClusterFileForm<JwtAlgorithm> Algorithm =
        Words(("HS256", JwtAlgorithm.HS256), ("HS384", JwtAlgorithm.HS384), ("HS512", JwtAlgorithm.HS512));

    internal static readonly ClusterFileForm<License> License = Words(
        ("community", Model.License.Community), ("gold", Model.License.Gold), ("platinum", Model.License.Platinum), ("trial", Model.License.Trial));

    internal static readonly ClusterFileForm<S3AccessStyle> AccessStyle = Words(("path", S3AccessStyle.Path), ("virtual", S3AccessStyle.Virtual));

    internal static readonly ClusterFileForm<AuditStorage> AuditStorage =
        Words(("cassandra", Model.AuditStorage.Cassandra), ("elasticsearch", Model.AuditStorage.Elasticsearch));

    internal static readonly ClusterFileForm<GdprStrategy> GdprStrategy = Words(("delete", Model.GdprStrategy.Delete), ("redact", Model.GdprStrategy.Redact));

    internal static readonly ClusterFileForm<ProxyProtocol> ProxyProtocol = Words(("http", Model.ProxyProtocol.Http), ("https", Model.ProxyProtocol.Https));

    internal static readonly ClusterFileForm<LogLevel> LogLevel = Words(
        ("OFF", Model.LogLevel.Off),
        ("ERROR", Model.LogLevel.Error),
        ("WARN", Model.LogLevel.Warn),
        ("INFO", Model.LogLevel.Info),
        ("DEBUG", Model.LogLevel.Debug),
        ("TRACE", Model.LogLevel.Trace));

    internal static readonly ClusterFileForm<Role> Role = Words(
        ("cassandra", Model.Role.Cassandra), ("elasticsearch", Model.Role.Elasticsearch), ("thehive", Model.Role.TheHive), ("loadbalancer", Model.Role.LoadBalancer), ("storage", Model.Role.Storage));

    internal static readonly ClusterFileForm<ElasticsearchRole> ElasticsearchRole = Words(
        ("master", Model.ElasticsearchRole.Master),
        ("data", Model.ElasticsearchRole.Data),
        ("ingest", Model.ElasticsearchRole.Ingest),
        ("voting_only", Model.ElasticsearchRole.VotingOnly),
        ("coordinating", Model.ElasticsearchRole.Coordinating));

    /// <summary>A whole number of which the validator knows the range.</summary>
    internal static readonly ClusterFileForm<int> Number = Whole("a whole number", 0, int.MaxValue);

    /// <summary>The same, which may be negative.</summary>
    internal static readonly ClusterFileForm<int> SignedNumber = Whole("a whole number", -int.MaxValue, int.MaxValue) with { Examples = ["-30"] };

    /// <summary>The memory of a machine in GiB.</summary>
    internal static readonly ClusterFileForm<int> Gibibytes = Whole("a whole number of GiB (1-65536)", 1, 65536) with { Examples = ["16"] };

    /// <summary>The number of the format of cluster.yaml itself.</summary>
    internal static readonly ClusterFileForm<int> Format = Whole("1, the one format of cluster.yaml", 1, 1);

    private static ClusterFileForm<HostAddress> Only(string what, Func<HostAddress, bool> isOne) => new(what, (string? text, out HostAddress? value, out string? problem) =>
    {
        value = Model.HostAddress.TryParse(text, out var address, out _) && isOne(address) ? address : null;
        problem = value is null ? Parsing.Expected(text, what) : null;
        return value is not null;
    });

    private static ClusterFileForm<int> Whole(string what, int least, int most) => new(
        what, (string? text, out int value, out string? problem) =>
    {
        // No leading zero: YAML 1.1 takes 010 for eight.
        var isNegative = least < 0 && text is { Length: > 1 } && text[0] == '-' && text[1] != '0';
        var digits = isNegative ? text!.Substring(1) : text;
        var isNumber = digits is { Length: > 0 and <= 10 } && digits.Length == Parsing.LeadingDigits(digits) && (digits.Length == 1 || digits[0] != '0')
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
        value = isNumber ? int.Parse(text!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        problem = isNumber ? null : Parsing.Expected(text, what);
        return isNumber;
    })
    {
        Range = (least, most),
        Examples = [Math.Min(3, most).ToString(CultureInfo.InvariantCulture)],
    };

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
        })
        {
            Words = [.. all],
        };
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
