using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>The virtual IP, and the balancers that hand it to each other.</summary>
internal sealed class BalancersValidator : AbstractValidator<Cluster>
{
    internal BalancersValidator()
    {
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(BalancerChecks.RouterId(cluster.LoadBalancer.VirtualRouterId)));
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(BalancerChecks.Weight(cluster.LoadBalancer.VrrpWeight)));
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(cluster.Nodes.SelectMany(node => BalancerChecks.Priority(cluster, node))));
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(BalancerChecks.Priorities(cluster)));
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(BalancerChecks.Count(cluster)));
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(BalancerChecks.VirtualIp(cluster)));
        RuleFor(cluster => cluster).Custom(Timeouts);
    }

    private static void Timeouts(Cluster cluster, ValidationContext<Cluster> context)
    {
        const string Setting = "loadBalancer.timeout";
        var timeout = cluster.LoadBalancer.Timeout;
        if (timeout <= cluster.TheHive.LongPolling)
        {
            context.Error(
                "HC8020",
                Setting,
                $"HAProxy's 'timeout' is '{timeout}', expected more than TheHive's 'longPolling' of '{cluster.TheHive.LongPolling}': else every quiet poll is cut",
                new ClusterPlace("thehive.longPolling", "given here"));
        }
        else if (timeout > Duration.Parse("24d"))
        {
            context.Error("HC5012", Setting, $"HAProxy's 'timeout' is '{timeout}', expected at most 24d: its timers end there");
        }
    }
}
