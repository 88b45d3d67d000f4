using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Failover.Tests;

/// <summary>TheHive's nodes fail behind two balancers that are well.</summary>
public sealed class BackendTests
{
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(1.1);

    [TimedFact]
    public async Task Killed()
    {
        var failed = new List<double>();
        await using var lab = await Lab.SteadyAsync(2);
        for (var run = 0; run < Series.Runs; run++)
        {
            await Lab.RandomPhaseAsync();
            var backend = lab.Backends[run % lab.Backends.Count];
            var at = lab.Clock.Elapsed;
            backend.Kill();
            await Task.Delay(TimeSpan.FromSeconds(2));
            await backend.StartAsync();
            await lab.BackendsUpAsync();
            failed.Add(await lab.FailedSinceAsync(at - Answered));
        }

        Outage.Report("TheHive killed, failed requests", 2, "", 0, failed);
        Assert.True(failed.All(count => count <= 0), lab.Failure("requests failed: " + string.Join(' ', failed)).Message);
    }

    [TimedFact]
    public async Task Hung()
    {
        var last = new List<double>();
        await using var lab = await Lab.SteadyAsync(2);
        for (var run = 0; run < Series.Runs; run++)
        {
            await Lab.RandomPhaseAsync();
            var at = lab.Clock.Elapsed;
            lab.Backends[run % lab.Backends.Count].Hang();
            await Task.Delay(TimeSpan.FromSeconds(5));
            var answers = lab.Client.Since(at - Answered);
            var failed = answers.Where(answer => !answer.Good).ToList();
            last.Add(failed.Count == 0 ? 0 : (failed[^1].Sent - at).TotalSeconds);

            // Of those sent before the last that failed, a third went to the node that hangs.
            var share = failed.Count / Math.Max(1.0, answers.Count(answer => answer.Sent >= at && answer.Sent <= failed[^1].Sent));
            Assert.True(last[^1] <= 4 * Series.Gate && share < 0.5, lab.Failure($"failing until {last[^1]:0.00} s, {share:0.00} of all").Message);
            lab.Backends[run % lab.Backends.Count].Continue();
            await lab.BackendsUpAsync();
        }

        Outage.Report("TheHive hangs: last failed request sent after", 2, " s", 4, last);
    }

    [TimedFact]
    public async Task All_down()
    {
        await using var lab = await Lab.SteadyAsync(2);
        for (var run = 0; run < Series.Runs; run++)
        {
            await Lab.RandomPhaseAsync();
            var (owner, at) = (lab.Owner, lab.Clock.Elapsed);
            foreach (var backend in lab.Backends)
            {
                backend.Kill();
            }

            await lab.UntilAsync("the balancer answers 503", 6, () => lab.Client.Since(lab.Clock.Elapsed - TimeSpan.FromSeconds(0.5)) is { Count: > 5 } answers && answers.All(answer => answer.Status == 503));
            await Task.Delay(TimeSpan.FromSeconds(2));
            foreach (var backend in lab.Backends)
            {
                await backend.StartAsync();
            }

            await lab.BackendsUpAsync();
            await lab.SettleAsync();
            Assert.True(lab.OwnersSince(at) is [var name] && string.Equals(name, owner.Name, StringComparison.Ordinal), lab.Failure("the virtual IP moved").Message);
        }

        Outage.Report("every TheHive down: moves of the virtual IP", 2, "", 0, [.. Enumerable.Repeat(0.0, Series.Runs)]);
    }
}

/// <summary>An upgrade: every TheHive is started anew, one after the other, and HAProxy reloaded.</summary>
public sealed class MaintenanceTests
{
    [TimedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rolling_restart(bool drained)
    {
        var failed = new List<double>();
        await using var lab = await Lab.SteadyAsync(2);
        for (var run = 0; run < Series.Runs; run++)
        {
            failed.Add(await lab.FailedWhileAsync(() => RestartAllAsync(lab, drained)));
        }

        Outage.Report($"rolling restart of TheHive, {(drained ? "drained" : "not drained")}, failed requests", 2, "", 0, failed);
        Assert.True(failed.All(count => count <= 0), lab.Failure("requests failed: " + string.Join(' ', failed)).Message);
    }

    private static async Task RestartAllAsync(Lab lab, bool drained)
    {
        foreach (var backend in lab.Backends)
        {
            await Lab.RandomPhaseAsync();
            if (drained)
            {
                lab.Balancers.ToList().ForEach(balancer => balancer.Admin($"set server thehive/{backend.Name} state drain"));
                await lab.UntilAsync("it is drained", 5, () => lab.Balancers.All(balancer => balancer.Sessions(backend.Name) == 0));
            }

            backend.Kill();
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            await backend.StartAsync();
            if (drained)
            {
                lab.Balancers.ToList().ForEach(balancer => balancer.Admin($"set server thehive/{backend.Name} state ready"));
            }

            await lab.BackendsUpAsync();
        }
    }
}

/// <summary>HAProxy is reloaded on every balancer: the configuration or the certificate is new.</summary>
public sealed class ReloadTests
{
    [TimedTheory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rolling_reload(int balancers)
    {
        var failed = new List<double>();
        await using var lab = await Lab.SteadyAsync(balancers);
        for (var run = 0; run < Series.Runs; run++)
        {
            failed.Add(await lab.FailedWhileAsync(async () =>
            {
                foreach (var balancer in lab.Balancers)
                {
                    await Lab.RandomPhaseAsync();
                    balancer.ReloadHaproxy();
                }
            }));
        }

        Outage.Report("rolling reload of HAProxy, failed requests", balancers, "", 0, failed);
        Assert.True(failed.All(count => count <= 0), lab.Failure("requests failed: " + string.Join(' ', failed)).Message);
    }

    /// <summary>Of the length that cluster.yaml says, a tenth of a real one.</summary>
    [TimedFact]
    public async Task A_long_poll_is_not_cut()
    {
        await using var lab = await Lab.SteadyAsync(2);
        var polls = Enumerable.Range(0, Series.Runs).Select(async _ =>
        {
            await Lab.RandomPhaseAsync();
            return await lab.Client.AskAsync("GET /poll", TimeSpan.FromSeconds(10));
        }).ToList();
        for (var reload = 0; reload < 2; reload++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.2));
            await Lab.RandomPhaseAsync();
            lab.Owner.ReloadHaproxy();
        }

        var answers = await Task.WhenAll(polls);
        Assert.True(answers.All(answer => !answer.Failed), lab.Failure("polls: " + string.Join(", ", answers.ToList())).Message);
        Assert.All(answers, answer => Assert.InRange((answer.Done - answer.Sent).TotalSeconds, 5.9, 10));
        Outage.Report("long poll across two reloads, cut", 2, "", 0, [.. Enumerable.Repeat(0.0, Series.Runs)]);
    }
}
