using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// One run of rules over environments that come one after another. To look at one is by far the most of the work, and may be done
/// for several side by side; they are judged in their order, because some rules compare each with those before.
/// </summary>
internal sealed class LintPass
{
    private const int MostOfOneFile = 200;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly Action<int, Action<int>> _forEach;
    private readonly HashSet<string> _superseded;
    private readonly List<RuleAcross> _across = [];

    /// <summary>Starts a run.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="isOfSeveral">Whether more than one environment will come.</param>
    /// <param name="forEach">Does something for each number below the first, in any order and side by side where that is faster; null for one after another.</param>
    internal LintPass(IReadOnlyList<Rule> rules, bool isOfSeveral, Action<int, Action<int>>? forEach = null)
    {
        _rules = rules;
        _forEach = forEach ?? OneAfterAnother;
        _superseded = new HashSet<string>(rules.SelectMany(rule => rule.Supersedes), StringComparer.Ordinal);
        if (isOfSeveral)
        {
            foreach (var rule in rules)
            {
                if (rule.AcrossEnvironments is { } start)
                {
                    _across.Add(new RuleAcross(rule, start()));
                }
            }
        }
    }

    /// <summary>Asks every rule about one environment. Changes nothing in this run.</summary>
    internal LintLook Look(Repo repo) => LookAcross(repo, LookAtEach(repo));

    /// <summary>Asks the rules that one file or one machine is enough for.</summary>
    internal LintLook LookAtEach(Repo repo)
    {
        var look = new LintLook();

        // Rules that run side by side would read a file once each.
        _forEach(repo.Files.Count, i => _ = repo.Files[i].Document);
        Ask(_rules.Where(rule => rule.Scope == Scope.Single && !rule.GoesLast), repo, look);
        return look;
    }

    /// <summary>Asks all other rules.</summary>
    /// <param name="repo">The files.</param>
    /// <param name="each">What <see cref="LookAtEach"/> gave for them; it is not changed.</param>
    internal LintLook LookAcross(Repo repo, LintLook each)
    {
        var look = new LintLook();
        look.Findings.AddRange(each.Findings);
        look.Failures.AddRange(each.Failures);

        foreach (var part in OtherClusters.Part(repo))
        {
            Look(part, look);
        }

        return look;
    }

    private void Look(Repo repo, LintLook look)
    {
        // What one file gets wrong by itself is unknown to the rules across files: one fault, one finding.
        var faulty = from finding in look.Findings
                     where finding.Severity == Severity.Error && finding.Setting is not null
                     select new JudgedSetting(finding.File, finding.Setting!);
        Ask(_rules.Where(rule => rule.Scope == Scope.Cluster && !rule.GoesLast), repo.WithFaulty(faulty), look);
        if (_rules.Any(rule => rule.GoesLast))
        {
            var spokenOf = from finding in look.Findings
                           where finding.Setting is not null
                           from file in finding.Violation.Related.Select(related => related.File).Prepend(finding.File)
                           select new JudgedSetting(file, finding.Setting!);
            Ask(_rules.Where(rule => rule.GoesLast), repo.WithFaulty(spokenOf), look);
        }
    }

    /// <summary>Says what of an environment counts, when all before it were judged.</summary>
    internal LintResult Judge(Repo repo, LintLook look, LintPolicy policy)
    {
        foreach (var (rule, check) in _across)
        {
            Ask(rule, check, repo, look);
        }

        var silenced = Silenced(look.Findings);
        var kept = silenced.Count == 0 ? [.. look.Findings] : look.Findings.FindAll(finding => !silenced.Contains(new RuleOnSetting(finding.Rule.Id, finding.File, finding.Setting)));
        var templates = new Dictionary<ConfigFile, TemplateChoices>();
        kept.RemoveAll(finding => IsOfTwoBranches(finding, templates));
        kept = Misspelling.Merge(repo, kept);
        kept.Sort(FindingOrder.Instance);

        // All rules are asked, whatever counts in the end: a fault that its own rule may not tell is not for another to tell.
        var (spoken, hushed) = policy.ObeysComments ? Suppressions.Apply(repo, kept, _rules) : (kept, []);
        var judged = from finding in spoken
                     where IsTold(finding)
                     let severity = policy.Judge(finding)
                     where severity is not null
                     select finding with { Severity = severity.Value };
        var counting = judged.ToList();
        var fresh = policy.Baseline?.New(counting) ?? counting;
        return new LintResult(fresh, look.Failures) { Suppressed = hushed.Count(IsTold) + counting.Count - fresh.Count };
    }

    // What two lines of a template make together is none where no machine need get both.
    private static bool IsOfTwoBranches(Finding finding, Dictionary<ConfigFile, TemplateChoices> templates)
    {
        if (!finding.File.MayBeTemplate || !finding.File.IsTemplate)
        {
            return false;
        }

        var beside = finding.Related.Where(related => ReferenceEquals(related.File, finding.File) && !ReferenceEquals(related.Message, Wording.AlsoHere)).ToList();
        if (beside.Count == 0)
        {
            return false;
        }

        if (!templates.TryGetValue(finding.File, out var choices))
        {
            templates.Add(finding.File, choices = TemplateChoices.Of(finding.File.Text));
        }

        return beside.TrueForAll(related => choices.AreApart(finding.Span.Line, related.Span.Line));
    }

    private static bool IsTold(Finding finding) => finding.File.Telling switch
    {
        Telling.All => true,

        // A place that is only given as the right one is no concern of whoever wrote it.
        Telling.Concerning => finding.Violation.Related.Any(related => related.File.Telling == Telling.All && (finding.Violation.IsMutual || ReferenceEquals(related.Message, Wording.AlsoHere))),
        _ => false,
    };

    private void Ask(IEnumerable<Rule> rules, Repo repo, LintLook look)
    {
        var asked = rules.ToList();
        var looks = new LintLook[asked.Count];
        _forEach(asked.Count, i =>
        {
            looks[i] = new LintLook();
            Ask(asked[i], asked[i].Check, repo, looks[i]);
        });
        foreach (var one in looks)
        {
            look.Findings.AddRange(one.Findings);
            look.Failures.AddRange(one.Failures);
        }
    }

    private static void OneAfterAnother(int count, Action<int> act)
    {
        for (var i = 0; i < count; i++)
        {
            act(i);
        }
    }

    private static void Ask(Rule rule, Func<Repo, IEnumerable<Violation>> check, Repo repo, LintLook look)
    {
        try
        {
            look.Findings.AddRange(Bounded(check(repo)).Select(violation => new Finding(rule, violation.Severity ?? rule.Severity, violation.Edits.Any(Fixes.IsOfTemplate) ? violation with { Edits = [] } : violation)).ToList());
        }
        catch (Exception exception)
        {
            look.Failures.Add(new RuleFailure(rule, exception));
        }
    }

    /// <summary>The first of each file: nobody reads the rest, and a file that is no config at all may be wrong in every line.</summary>
    internal static List<Violation> Bounded(IEnumerable<Violation> violations)
    {
        var kept = new List<Violation>();

        // Nearly every rule is silent in nearly every repo.
        Dictionary<ConfigFile, Told>? files = null;
        foreach (var violation in violations)
        {
            files ??= [];
            if (!files.TryGetValue(violation.File, out var told))
            {
                files.Add(violation.File, told = new Told());
            }

            if (told.Count < MostOfOneFile)
            {
                told.Last = kept.Count;
                kept.Add(violation);
            }

            told.Count++;
        }

        foreach (var told in files?.Values.Where(told => told.Count > MostOfOneFile) ?? [])
        {
            kept[told.Last] = kept[told.Last] with { Message = kept[told.Last].Message + $" (and {told.Count - MostOfOneFile} more of this kind in this file)" };
        }

        return kept;
    }

    // What a rule that spoke leaves no other to say. There may be a hundred thousand findings: none is compared with each other one.
    private HashSet<RuleOnSetting> Silenced(List<Finding> findings)
    {
        var silenced = new HashSet<RuleOnSetting>();
        if (findings.Exists(finding => _superseded.Contains(finding.Rule.Id)))
        {
            foreach (var finding in findings)
            {
                foreach (var rule in finding.Rule.Supersedes)
                {
                    silenced.Add(new RuleOnSetting(rule, finding.File, finding.Setting));
                }
            }
        }

        return silenced;
    }

    // How much one rule has said of one file, and where the last of it stands.
    private sealed class Told
    {
        internal int Count { get; set; }

        internal int Last { get; set; }
    }

    private sealed record RuleOnSetting(string Rule, ConfigFile File, string? Setting);

    private sealed record RuleAcross(Rule Rule, Func<Repo, IEnumerable<Violation>> Check);
}

/// <summary>What the rules said of one environment, before it is judged.</summary>
internal sealed class LintLook
{
    internal List<Finding> Findings { get; } = [];

    internal List<RuleFailure> Failures { get; } = [];
}
