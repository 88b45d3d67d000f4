using System;

namespace HiveConfig.Failover.Tests;

/// <summary>What came of one request: when it was sent and done, the status and the backend that answered, or what went wrong.</summary>
internal sealed record Answer(TimeSpan Sent, TimeSpan Done, int Status, string Backend, string Problem)
{
    public bool Good => Status == 200;

    /// <summary>Whether the connection ends with it.</summary>
    public bool Last { get; init; }

    public override string ToString() => $"{Sent.TotalSeconds:0.00}-{Done.TotalSeconds:0.00} {Status} {Backend}{Problem}";
}
