using System.Collections.Generic;

namespace HiveConfig.Model;

/// <summary>The job that removes what is older than the law allows.</summary>
public sealed record Gdpr
{
    /// <summary>When it starts.</summary>
    /// <value>Default Sundays at half past two, as in the vendor's guide.</value>
    public QuartzSchedule Schedule { get; init; } = QuartzSchedule.Parse("0 30 2 ? * SUN");

    /// <summary>What it does with what is too old.</summary>
    /// <value>Default <c>delete</c>, as in the vendor's guide.</value>
    public GdprStrategy Strategy { get; init; }

    /// <summary>What is too old, counted from the last change.</summary>
    /// <value>Default 730 days, as in the vendor's guide.</value>
    public Duration Retention { get; init; } = Duration.Parse("730d");

    /// <summary>Types of observables that are deleted all the same when the rest is redacted.</summary>
    public IReadOnlyList<ObservableType> DataTypesToDelete { get; init; } = [];
}

/// <summary>What the job of <see cref="Gdpr"/> does.</summary>
public enum GdprStrategy
{
    /// <summary>Deletes cases, alerts and audit entries.</summary>
    Delete,

    /// <summary>Replaces their texts; attachments stay.</summary>
    Redact,
}
