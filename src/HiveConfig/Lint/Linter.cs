using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Lint;

/// <summary>Runs rules over repos. Pure: the same files give the same findings in the same order.</summary>
public static class Linter
{
    /// <summary>Lints one environment.</summary>
    /// <param name="repo">Its files.</param>
    /// <param name="rules">The rules.</param>
    public static LintResult Lint(Repo repo, IReadOnlyList<Rule> rules) => Lint(repo, rules, LintPolicy.Usual);

    /// <summary>Lints the environments that were read together: each by itself, then what they must not have in common.</summary>
    /// <param name="environments">Their files.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>One result for each environment, in the same order.</returns>
    public static IReadOnlyList<LintResult> Lint(IReadOnlyList<Repo> environments, IReadOnlyList<Rule> rules)
        => Lint(environments.Select(repo => (repo, LintPolicy.Usual)).ToList(), rules);

    /// <summary>As above; a policy for each environment says what of it counts.</summary>
    internal static IReadOnlyList<LintResult> Lint(IReadOnlyList<(Repo Repo, LintPolicy Policy)> environments, IReadOnlyList<Rule> rules)
    {
        var pass = new LintPass(rules, isOfSeveral: environments.Count > 1);
        return environments.Select(environment => pass.Judge(environment.Repo, pass.Look(environment.Repo), environment.Policy)).ToList();
    }

    /// <summary>Lints one environment; a policy says what of it counts.</summary>
    internal static LintResult Lint(Repo repo, IReadOnlyList<Rule> rules, LintPolicy policy) => Lint([(repo, policy)], rules)[0];
}
