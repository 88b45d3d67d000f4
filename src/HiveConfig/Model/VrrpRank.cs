using System;

namespace HiveConfig.Model;

/// <summary>
/// What Keepalived makes of a priority and the weight of a check: a positive one counts while the check is good, a negative one
/// while it is bad, the sum stays within bounds, and only who is strictly higher takes the virtual IP over. A failed check
/// without weight is a fault: the virtual IP is given up whatever the priorities.
/// </summary>
internal static class VrrpRank
{
    internal const int Lowest = 1;

    internal const int Highest = 254;

    /// <summary>The priority of the owner of the address, which no weight changes.</summary>
    internal const int Owner = 255;

    internal const int MostWeight = 253;

    /// <summary>The rank of one that has given the virtual IP up.</summary>
    internal const int None = 0;

    internal static int WithCheck(int priority, int weight) => Clamp(priority + Math.Max(0, weight));

    internal static int WithoutCheck(int priority, int weight) => weight == 0 ? None : Clamp(priority + Math.Min(0, weight));

    internal static bool TakesOver(int last, int gone) => gone == None || last > gone;

    internal static int Clamp(int priority) => Math.Min(Highest, Math.Max(Lowest, priority));
}
