using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Machines;

/// <summary>How many machines of a kind there are, and what all of them need.</summary>
internal static class NodeNumbers
{
    private static readonly string[] TimeServices = ["chrony", "ntp", "timesyncd"];

    internal static IEnumerable<Violation> Find(Repo repo)
        => from role in repo.Facts.Model is not { } model ? [] : new[] { (Role: Role.TheHive, Name: "TheHive", Service: "thehive", Number: model.TheHiveNodes.Count), (Role: Role.Cassandra, Name: "Cassandra", Service: "cassandra", Number: model.CassandraNodes.Count) }
           let number = role.Number
           let expected = Quorum.Expected(number, everyMemberVotes: role.Role == Role.TheHive)
           where expected is not null
           let file = repo.Files.FirstOrDefault(file => file.Kind.IsEssential && string.Equals(file.Kind.Service, role.Service, StringComparison.Ordinal))
           where file is not null
           select new Violation(file, Span.Start, $"there are {Wording.Count(number, role.Name + " node")}, expected {expected}");

    internal static IEnumerable<Violation> WithoutTime(Repo repo)
        => repo.Facts is { Model: not null, Listing: { } listing } && repo.Files.FirstOrDefault(file => file.Kind.IsEssential) is { } first
            && repo.Files.Any(file => file.Document is AnsibleTasksDocument) && !listing.Any(IsAboutTime) && !repo.Files.Any(file => file.Kind.IsCarrier && IsAboutTime(file.Text))
            ? [new Violation(first, Span.Start, "nothing here says how the machines keep the same time")]
            : [];

    private static bool IsAboutTime(string text) => Array.Exists(TimeServices, service => text.IndexOf(service, StringComparison.OrdinalIgnoreCase) >= 0);
}
