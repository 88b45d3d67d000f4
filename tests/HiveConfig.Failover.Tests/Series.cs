using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Failover.Tests;

/// <summary>One fault of the balancer that serves, met and mended again and again.</summary>
internal static class Series
{
    public const int Runs = 5;

    /// <summary>A gate may allow half as much again as what was measured on a quiet machine.</summary>
    public const double Gate = 1.5;

    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(1.1);

    // Keepalived says that it gives the address up, and then takes it away: in between the other one may be faster.
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(0.2);

    /// <summary>
    /// Asserts the longest outage, that one balancer has the virtual IP and, but for the moment of the hand-over, never two, and that the return of the one that failed
    /// moves nothing and costs no request.
    /// </summary>
    /// <param name="balancers">How many there are.</param>
    /// <param name="what">For the table of what was measured.</param>
    /// <param name="limit">Of the outage, in seconds.</param>
    /// <param name="fault">What happens to the one that serves.</param>
    /// <param name="mend">How it is put right.</param>
    /// <param name="deep">How many fail, one after the other, before they are mended.</param>
    public static async Task RunAsync(int balancers, string what, double limit, Action<Lab, Balancer> fault, Action<Lab, Balancer> mend, int deep = 1)
    {
        var outages = new List<double>();
        var returns = new List<double>();
        await using var lab = await Lab.SteadyAsync(balancers);
        for (var run = 0; run < Runs; run++)
        {
            var failed = new List<Balancer>();
            for (var depth = 0; depth < deep; depth++)
            {
                await Lab.RandomPhaseAsync();
                var owner = lab.Owner;
                failed.Add(owner);
                var at = lab.Clock.Elapsed;
                fault(lab, owner);
                await lab.UntilAsync("another balancer serves", (limit * Gate) + 4, () => lab.Owners is [var next] && !failed.Contains(next) && lab.Serves());
                await Task.Delay(Answered);

                // One that was under way when the fault came counts.
                outages.Add(Outage.Of([.. lab.Client.Since(at - Answered).Where(answer => answer.Done > at)]).TotalSeconds);
                Assert.True(lab.TwoOwners(at) <= HandOver, lab.Failure("two balancers had the virtual IP").Message);
                Assert.True(outages[^1] <= limit * Gate, lab.Failure($"{what}: {outages[^1]:0.00} s of at most {limit} s").Message);
            }

            var mended = lab.Clock.Elapsed;
            failed.ForEach(balancer => mend(lab, balancer));
            await lab.SettleAsync();
            await Task.Delay(Answered);
            returns.Add(await lab.FailedSinceAsync(mended));
            Assert.True(lab.OwnersSince(mended).Count == 1, lab.Failure("the virtual IP moved at the return").Message);
            Assert.True(returns[^1] <= 0, lab.Failure("requests failed at the return").Message);
        }

        Outage.Report(what, balancers, " s", limit, outages);
        Outage.Report(what + ": return, failed requests", balancers, "", 0, returns);
    }
}
