using System;
using System.Linq;
using System.Threading.Tasks;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Failover.Tests;

/// <summary>
/// One change of what is generated, what the linter says of it, and what becomes of the cluster: a rule's fault really breaks it, and
/// what only looks like the fault really does not.
/// </summary>
/// <param name="Rule">The rule that is asked.</param>
/// <param name="Reported">How severe the rule's finding is; null when it has none.</param>
/// <param name="Change">The change.</param>
/// <param name="Outcome">Asserts what becomes of it.</param>
/// <param name="Balancers">How many there are.</param>
internal sealed record Fault(string Rule, Severity? Reported, Action<LabTree> Change, Func<Lab, Task> Outcome, int Balancers = 2)
{
    // The slowest hand-over that works was seen after 7.8 s, with a weight.
    private const double Patience = 10;

    public async Task MeetAsync()
    {
        using var tree = new LabTree(Balancers);
        Assert.DoesNotContain(tree.Lint(), finding => finding.Severity is not Severity.Info);
        Change(tree);
        var found = tree.Lint().Where(finding => finding.Rule.Id == Rule).Select(finding => (Severity?)finding.Severity).FirstOrDefault();
        Assert.Equal(Reported, found);
        await using var lab = await Lab.StartAsync(tree);
        await Outcome(lab);
    }

    public static async Task FailsOver(Lab lab)
    {
        await lab.SettleAsync();
        await FailOverAsync(lab);
    }

    public static async Task FailsOverTwice(Lab lab)
    {
        await FailsOver(lab);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await FailOverAsync(lab);
    }

    public static Task StaysDown(Lab lab) => StaysDownAsync(lab, Native.Kill);

    /// <summary>The first failure is mended, the second is not.</summary>
    public static async Task StaysDownAtTheSecond(Lab lab)
    {
        await FailsOver(lab);
        await StaysDown(lab);
    }

    public static Task StaysHung(Lab lab) => StaysDownAsync(lab, Native.Stop);

    public static async Task TwoOwn(Lab lab)
    {
        await lab.UntilAsync("two balancers have the virtual IP", Patience, () => lab.Owners.Count == 2);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.True(lab.Owners.Count == 2, lab.Failure("they came to terms").Message);
    }

    public static async Task NobodyOwns(Lab lab)
    {
        await Task.Delay(TimeSpan.FromSeconds(Patience));
        Assert.True(lab.OwnersSince(TimeSpan.Zero).All(owners => owners.Length == 0), lab.Failure("somebody has the virtual IP").Message);
    }

    public static async Task AllBackendsServe(Lab lab)
    {
        await lab.SettleAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.True(lab.Balancers.All(balancer => balancer.Up() == 3), lab.Failure("a backend is down").Message);
    }

    /// <summary>With the two others down, nobody is left to answer.</summary>
    public static async Task OneBackendIsLost(Lab lab)
    {
        await lab.UntilAsync("one backend is down", Patience, () => lab.Owners.Count == 1 && lab.Serves() && lab.Balancers.All(balancer => balancer.Up() == 2));
        var answering = lab.Client.Since(lab.Clock.Elapsed - TimeSpan.FromSeconds(1)).Where(answer => answer.Good).Select(answer => answer.Backend).ToHashSet(StringComparer.Ordinal);
        foreach (var backend in lab.Backends.Where(backend => answering.Contains(backend.Name)))
        {
            backend.Kill();
        }

        await lab.UntilAsync("nobody answers", Patience, () => lab.Client.Since(lab.Clock.Elapsed - TimeSpan.FromSeconds(0.5)) is { Count: > 4 } answers && answers.All(answer => answer.Status == 503));
    }

    public static Task PollArrives(Lab lab) => PollAsync(lab, 200);

    public static Task PollIsCut(Lab lab) => PollAsync(lab, 504);

    private static async Task FailOverAsync(Lab lab)
    {
        await Lab.RandomPhaseAsync();
        var owner = lab.Owner;
        owner.SignalHaproxy(Native.Kill);
        await lab.UntilAsync("another balancer serves", Patience, () => lab.Owners is [var next] && next != owner && lab.Serves());
    }

    private static async Task StaysDownAsync(Lab lab, int signal)
    {
        await lab.UntilAsync("one balancer serves", Patience, () => lab.Owners.Count == 1 && lab.Serves());
        await Task.Delay(TimeSpan.FromSeconds(3));
        await Lab.RandomPhaseAsync();
        lab.Owner.SignalHaproxy(signal);
        var at = lab.Clock.Elapsed;
        await Task.Delay(TimeSpan.FromSeconds(Patience));

        // One that was answered before the signal arrived does not count.
        Assert.True(lab.Client.Since(at + TimeSpan.FromSeconds(0.1)) is { Count: > 20 } answers && answers.All(answer => !answer.Good), lab.Failure("requests are answered again").Message);
    }

    private static async Task PollAsync(Lab lab, int status)
    {
        await lab.UntilAsync("one balancer serves", Patience, () => lab.Owners.Count == 1 && lab.Serves());
        var answer = await lab.Client.AskAsync("GET /poll", TimeSpan.FromSeconds(10));
        Assert.True(answer.Status == status, lab.Failure($"the poll: {answer}").Message);
    }
}
