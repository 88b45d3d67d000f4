using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>How many tokens a node has.</summary>
internal static class Tokens
{
    private const int Most = 1536;
    private const string Unset = "1";

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var faults = repo.Of(CassandraYaml.Kind).SelectMany(file => OfFile(repo, file)).ToList();
        return faults.Concat(Shared(repo)).Concat(InDatacenters(repo).Where(violation => !faults.Exists(fault => ReferenceEquals(fault.File, violation.File))));
    }

    private static IEnumerable<Violation> OfFile(Repo repo, ConfigFile file)
    {
        var tokens = repo.Ask(file, CassandraYaml.NumTokens, file.Node);
        if (tokens?.Value is { } number and (< 1 or > Most))
        {
            yield return new Violation(tokens.Place, tokens.Span, Wording.Wrong("num_tokens", number.ToString(CultureInfo.InvariantCulture), $"1 to {Most}")) { Setting = "num_tokens" };
        }
        else if (tokens is not null && repo.Ask(file, CassandraYaml.InitialToken, file.Node) is { Setting: not null } initial)
        {
            var listed = initial.Value!.Split(',').Select(token => token.Trim()).Where(token => token.Length > 0).ToList();
            var expected = tokens.Value ?? 1;
            if (listed.Count != expected)
            {
                yield return At($"'initial_token' has {Wording.Count(listed.Count, "token")}, expected {expected.ToString(CultureInfo.InvariantCulture)} as 'num_tokens' says");
            }
            else if (listed.Find(token => !IsToken(repo, file, token)) is { } strange)
            {
                yield return At($"'initial_token' has {Wording.Quote(strange)}, expected a whole number of 64 bits");
            }

            Violation At(string message) => new(initial.Place, initial.Span, message) { Setting = "initial_token" };
        }
    }

    // A node of a token that another has is refused when it joins.
    private static IEnumerable<Violation> Shared(Repo repo)
    {
        var stated = repo.OnNodes(CassandraYaml.Kind, CassandraYaml.InitialToken).Where(given => given.Value is not null)
            .SelectMany(given => given.Value!.Split(',').Select(token => token.Trim()).Where(token => token.Length > 0).Distinct(StringComparer.Ordinal).Select(token => new { Given = given, Token = token }));
        var again = stated.GroupBy(one => one.Token, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1).Select(one => new { one.Given, one.Token, First = same.First().Given }));
        return from node in again.GroupBy(one => one.Given.Place.Path, StringComparer.Ordinal)
               let shared = node.First()
               select new Violation(shared.Given.Place, shared.Given.Span, $"'initial_token' has {Wording.Quote(shared.Token)} here and on {shared.First.File.Node}, but every node needs its own")
               {
                   Setting = "initial_token",
                   Fix = "Give each node tokens of its own, or leave out initial_token, before its first start.",
                   Related = [new RelatedPlace(shared.First.Place, shared.First.Span, Wording.GivenHere)],
               };
    }

    // The tokens of other partitioners have other forms.
    private static bool IsToken(Repo repo, ConfigFile file, string token)
        => repo.Ask(file, CassandraYaml.Partitioner, file.Node)?.Value is not { } partitioner
            || CassandraClasses.ShortName("partitioner", partitioner) is not "Murmur3Partitioner"
            || long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<Violation> InDatacenters(Repo repo)
        => from same in repo.OnNodes(CassandraYaml.Kind, CassandraYaml.NumTokens).GroupBy(node => Datacenters.NameOf(repo, node.File.Node), StringComparer.Ordinal)
           where same.Key is not null
           from violation in Variants.Differences(isSecret: false, same.Select(node => Variant.OrDefault(node, CassandraYaml.NumTokens, Unset)).ToList()).ByHand()

           // Nobody can change it on a node that has started.
           select violation with { Severity = Severity.Warning, Edits = [] };
}
