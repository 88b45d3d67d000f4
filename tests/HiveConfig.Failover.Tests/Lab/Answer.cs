using System;

namespace HiveConfig.Failover.Tests;

/// <summary>What came of one request: when it was sent and done, the status and the backend that answered, or what went wrong.</summary>
internal sealed record Answer(TimeSpan Sent, TimeSpan Done, int Status, string Backend, string Problem)
{
    /// <summary>How long a user of a healthy cluster waits at most; an outage is what exceeds it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Answered well, and in time.</summary>
    public bool Good => Status == 200 && Done - Sent <= Limit;

    /// <summary>Refused, cut, answered with an error or not at all: late alone is no failure on a machine that has much to do.</summary>
    public bool Failed => Status != 200 && !(Changes && Status == 502);

    /// <summary>Whether it changes something: under way when its backend dies, it may have been done, is never sent twice, and is answered with 502.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether the connection ends with it.</summary>
    public bool Last { get; init; }

    public override string ToString() => $"{Sent.TotalSeconds:0.00}-{Done.TotalSeconds:0.00} {Status} {Backend}{Problem}";
}
