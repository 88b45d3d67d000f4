using System.Threading.Tasks;

namespace HiveConfig.Failover.Tests;

/// <summary>HAProxy dies on the balancer that serves.</summary>
public sealed class HaproxyKilledTests
{
    [TimedFact]
    public Task Of_two() => Faults.HaproxyKilledAsync(2);

    [TimedFact]
    public Task Of_three() => Faults.HaproxyKilledAsync(3);
}

/// <summary>HAProxy hangs on the balancer that serves: only a check that asks it something can see that.</summary>
public sealed class HaproxyHungTests
{
    [TimedFact]
    public Task Of_two() => Faults.HaproxyHungAsync(2);

    [TimedFact]
    public Task Of_three() => Faults.HaproxyHungAsync(3);
}

/// <summary>Keepalived is stopped on the balancer that serves, as for an upgrade.</summary>
public sealed class KeepalivedStoppedTests
{
    [TimedFact]
    public Task Of_two() => Faults.KeepalivedStoppedAsync(2);

    [TimedFact]
    public Task Of_three() => Faults.KeepalivedStoppedAsync(3);
}

/// <summary>The balancer that serves loses its network.</summary>
public sealed class LinkDownTests
{
    [TimedFact]
    public Task Of_two() => Faults.LinkDownAsync(2);

    [TimedFact]
    public Task Of_three() => Faults.LinkDownAsync(3);
}

/// <summary>Of three balancers two fail, one after the other.</summary>
public sealed class NextOwnerKilledTests
{
    [TimedFact]
    public Task Of_three() => Series.RunAsync(3, "HAProxy killed, then on the next owner", 2.5, (_, owner) => owner.SignalHaproxy(Native.Kill), (_, owner) => owner.StartHaproxy(), deep: 2);
}

internal static class Faults
{
    public static Task HaproxyKilledAsync(int balancers)
        => Series.RunAsync(balancers, "HAProxy killed", 2.5, (_, owner) => owner.SignalHaproxy(Native.Kill), (_, owner) => owner.StartHaproxy());

    public static Task HaproxyHungAsync(int balancers)
        => Series.RunAsync(balancers, "HAProxy hangs", 3, (_, owner) => owner.SignalHaproxy(Native.Stop), (_, owner) => owner.SignalHaproxy(Native.Continue));

    public static Task KeepalivedStoppedAsync(int balancers)
        => Series.RunAsync(balancers, "Keepalived stopped", 0.5, (_, owner) => owner.StopKeepalived(), (_, owner) => owner.StartKeepalived());

    public static Task LinkDownAsync(int balancers)
        => Series.RunAsync(balancers, "network of the owner down", 3.5, (lab, owner) => lab.Port(owner, "down"), (lab, owner) => lab.Port(owner, "up"));
}
