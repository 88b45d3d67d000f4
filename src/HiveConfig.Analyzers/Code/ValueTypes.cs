using System;
using System.Collections.Generic;
using System.Globalization;
using HiveConfig.Model;

namespace HiveConfig.Analyzers;

/// <summary>The types of the model that are read from one text, each with its own parser: what it says is what is reported.</summary>
internal static class ValueTypes
{
    private static readonly Dictionary<string, Func<string, string?>> Texts = new(StringComparer.Ordinal)
    {
        [nameof(AbsolutePath)] = By<AbsolutePath>(AbsolutePath.TryParse),
        [nameof(BucketName)] = By<BucketName>(BucketName.TryParse),
        [nameof(Cidr)] = By<Cidr>(Cidr.TryParse),
        [nameof(ClusterName)] = By<ClusterName>(ClusterName.TryParse),
        [nameof(DailyTime)] = By<DailyTime>(DailyTime.TryParse),
        [nameof(DataSize)] = By<DataSize>(DataSize.TryParse),
        [nameof(DatacenterName)] = By<DatacenterName>(DatacenterName.TryParse),
        [nameof(Duration)] = By<Duration>(Duration.TryParse),
        [nameof(EnvironmentName)] = By<EnvironmentName>(EnvironmentName.TryParse),
        [nameof(Extra)] = ExtraSettings,
        [nameof(HaproxySetting)] = By<HaproxySetting>(HaproxySetting.TryParse),
        [nameof(HostAddress)] = By<HostAddress>(HostAddress.TryParse),
        [nameof(HostPattern)] = By<HostPattern>(HostPattern.TryParse),
        [nameof(Identifier)] = By<Identifier>(Identifier.TryParse),
        [nameof(IndexName)] = By<IndexName>(IndexName.TryParse),
        [nameof(InterfaceName)] = By<InterfaceName>(InterfaceName.TryParse),
        [nameof(JvmSetting)] = By<JvmSetting>(JvmSetting.TryParse),
        [nameof(NodeName)] = By<NodeName>(NodeName.TryParse),
        [nameof(ObservableType)] = By<ObservableType>(ObservableType.TryParse),
        [nameof(OffHost)] = By<OffHost>(OffHost.TryParse),
        [nameof(Port)] = By<Port>(Port.TryParse),
        [nameof(ProductVersion)] = By<ProductVersion>(ProductVersion.TryParse),
        [nameof(PublicUrl)] = By<PublicUrl>(PublicUrl.TryParse),
        [nameof(QuartzSchedule)] = By<QuartzSchedule>(QuartzSchedule.TryParse),
        [nameof(RegionName)] = By<RegionName>(RegionName.TryParse),
        [nameof(S3Endpoint)] = By<S3Endpoint>(S3Endpoint.TryParse),
        [nameof(StoreClient)] = By<StoreClient>(StoreClient.TryParse),
        [nameof(UserName)] = By<UserName>(UserName.TryParse),
        [nameof(WeeklyTime)] = By<WeeklyTime>(WeeklyTime.TryParse),
    };

    // What makes a value of a number, and how the parser of the type spells the same.
    private static readonly Dictionary<(string Type, string Method), (Action<int> Make, string Unit)> Numbers = new()
    {
        [(nameof(Port), nameof(Port.Of))] = (number => Port.Of(number), ""),
        [(nameof(DataSize), nameof(DataSize.Mebibytes))] = (number => DataSize.Mebibytes(number), "m"),
        [(nameof(DataSize), nameof(DataSize.Gibibytes))] = (number => DataSize.Gibibytes(number), "g"),
        [(nameof(Duration), nameof(Duration.Seconds))] = (number => Duration.Seconds(number), "s"),
    };

    /// <summary>The types that are known here.</summary>
    internal static IEnumerable<string> Names => Texts.Keys;

    /// <summary>What the parser of a type says against a text; null when it takes it, or is not known.</summary>
    internal static string? ProblemOf(string type, string text) => Texts.TryGetValue(type, out var problemOf) ? problemOf(text) : null;

    /// <summary>What is wrong with a number that a value is made of; null when nothing is.</summary>
    internal static string? ProblemOf(string type, string method, int number)
    {
        if (!Numbers.TryGetValue((type, method), out var known))
        {
            return null;
        }

        try
        {
            known.Make(number);
            return null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return ProblemOf(type, number.ToString(CultureInfo.InvariantCulture) + known.Unit);
        }
    }

    private static Func<string, string?> By<T>(Parsing.Try<T> tryParse) => text => tryParse(text, out _, out var problem) ? null : problem;

    private static string? ExtraSettings(string yaml)
    {
        try
        {
            Extra.Parse(yaml);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }
}
