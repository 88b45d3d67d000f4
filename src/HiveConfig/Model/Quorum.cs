namespace HiveConfig.Model;

/// <summary>Majorities: what a group needs so that two halves of it never go on as two groups.</summary>
internal static class Quorum
{
    /// <summary>More than half of the members.</summary>
    internal static int Of(int members) => (members / 2) + 1;

    /// <summary>What was expected in place of a number of members; null when it will do. Where replicas vote and not the nodes, an even number of nodes is no fault.</summary>
    internal static string? Expected(int members, bool everyMemberVotes = true)
        => members == 2 ? "three or more: of two none may fail"
            : everyMemberVotes && members > 0 && members % 2 == 0 ? "an odd number: one less may fail as many"
            : null;
}
