using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Reads hiveconfig.yaml. Everything that is wrong with it is said at once, each with its place.</summary>
internal sealed class LintSettingsFile
{
    /// <summary>The products whose versions can be stated.</summary>
    internal static readonly string[] Products = ["cassandra", "elasticsearch", "thehive"];

    /// <summary>Every key, in the order in which people need them.</summary>
    internal static readonly LintSettingsKey[] Keys =
    [
        new("targets", "Versions that the files are judged by, where the files do not show them", (file, value) => file.Targets(value)),
        new("layout", "Which directory is which node of which environment, one pattern or several", (file, value) => file.Layout(value)),
        new("paths", "Where the repo keeps a file that the machines have under another name: installed path to path in the repo", (file, value) => file.Paths(value)),
        new("rules", "Severity of a rule, by id, name or the start of one: error, warning, info or off", (file, value) => file.Rules(value)),
        new("ignore", "Files by pattern: 'all' passes them over, a list of rules silences those", (file, value) => file.Ignore(value)),
    ];

    private const int MostEntries = 500;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly List<Fault> _problems = [];
    private LintSettings _settings;

    private LintSettingsFile(string path, IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _settings = new LintSettings { Path = path };
    }

    /// <summary>Reads the text of a hiveconfig.yaml.</summary>
    /// <param name="path">The path as messages show it.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="rules">Every rule there is.</param>
    internal static LintSettingsResult Read(string path, string text, IReadOnlyList<Rule> rules)
    {
        var file = new LintSettingsFile(path, rules);
        file.Read(YamlReader.ReadBounded(text));
        return new LintSettingsResult(file._settings, file._problems.OrderBy(problem => problem.Span).ToList());
    }

    /// <summary>The severity of a word; <c>off</c> has none.</summary>
    internal static bool TrySeverity(string word, out Severity? severity)
    {
        severity = word switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "info" => Severity.Info,
            _ => null,
        };
        return severity is not null || string.Equals(word, "off", StringComparison.Ordinal);
    }

    private void Read(TreeDocument document)
    {
        _problems.AddRange(document.Faults);
        if (document.IsReadable && document.Root is not null && Map(document.Root, "this file") is { } map)
        {
            foreach (var entry in map.Entries)
            {
                if (Keys.FirstOrDefault(key => string.Equals(key.Name, entry.Key, StringComparison.Ordinal)) is { } known)
                {
                    // A key whose lines are all comments is a key without a value.
                    if (entry.Value is not ScalarValue { IsNull: true })
                    {
                        known.Read(this, entry.Value);
                    }
                }
                else
                {
                    Unknown(entry, "key here", Keys.Select(key => key.Name));
                }
            }
        }
    }

    private void Targets(ConfigValue value)
    {
        foreach (var entry in Entries(value, "targets"))
        {
            if (!Products.Contains(entry.Key, StringComparer.Ordinal))
            {
                Unknown(entry, "product", Products);
            }
            else if (ProductVersion.TryParse(Word(entry.Value), out var version, out var problem))
            {
                _settings = _settings with { Targets = [.. _settings.Targets, new Target(entry.Key, version, TargetSource.Settings)] };
            }
            else
            {
                Problem(entry.Value.Span, $"'{entry.Key}' is no version: {problem}");
            }
        }
    }

    private void Layout(ConfigValue value)
    {
        foreach (var item in Items(value))
        {
            if (Pattern(item, isGlob: false) is not { } pattern)
            {
                continue;
            }

            if (pattern.Text.IndexOf(PathPattern.Node, StringComparison.Ordinal) < 0 && pattern.Text.IndexOf(PathPattern.Environment, StringComparison.Ordinal) < 0)
            {
                Problem(item.Span, $"{Wording.Quote(pattern.Text)} names nothing, expected '{PathPattern.Node}' or '{PathPattern.Environment}' in it");
                continue;
            }

            _settings = _settings with { Layouts = [.. _settings.Layouts, pattern] };
        }
    }

    private void Paths(ConfigValue value)
    {
        foreach (var entry in Entries(value, "paths"))
        {
            if (!entry.Key.StartsWith("/", StringComparison.Ordinal) || entry.Key.EndsWith("/", StringComparison.Ordinal))
            {
                Problem(entry.KeySpan, $"{Wording.Quote(entry.Key)} is no path on a machine, expected an absolute one of a file");
                continue;
            }

            foreach (var item in Items(entry.Value))
            {
                if (Pattern(item, isGlob: false) is { } pattern)
                {
                    _settings = _settings with { Copies = [.. _settings.Copies, new CopySetting(entry.Key, pattern)] };
                }
            }
        }
    }

    private void Rules(ConfigValue value)
    {
        foreach (var entry in Entries(value, "rules"))
        {
            var pattern = RuleOf(entry.Key, entry.KeySpan);
            if (!TrySeverity(Word(entry.Value) ?? "", out var severity))
            {
                Problem(entry.Value.Span, $"'{entry.Key}' is {Wording.Value(Word(entry.Value))}, expected 'error', 'warning', 'info' or 'off'");
            }
            else if (pattern is not null)
            {
                _settings = _settings with { Severities = [.. _settings.Severities, new SeveritySetting(pattern, severity, entry.KeySpan)] };
            }
        }
    }

    private void Ignore(ConfigValue value)
    {
        foreach (var entry in Entries(value, "ignore"))
        {
            if (!PathPattern.TryParse(entry.Key, isGlob: true, out var files, out var problem))
            {
                Problem(entry.KeySpan, problem);
                continue;
            }

            var isAll = string.Equals(Word(entry.Value), "all", StringComparison.Ordinal);
            var rules = isAll ? [] : Items(entry.Value).Select(item => Word(item) is { } word ? RuleOf(word, item.Span) : Refused(item, "a rule")).OfType<RulePattern>().ToList();
            if (isAll || rules.Count > 0)
            {
                _settings = _settings with { Ignores = [.. _settings.Ignores, new IgnoreSetting(files, rules)] };
            }
        }
    }

    private RulePattern? RuleOf(string word, Span span)
    {
        var pattern = new RulePattern(word);
        if (pattern.Problem(_rules) is not { } problem)
        {
            return pattern;
        }

        Problem(span, problem);
        return null;
    }

    private PathPattern? Pattern(ConfigValue value, bool isGlob)
    {
        if (Word(value) is not { } word)
        {
            Refused(value, "a pattern of paths");
            return null;
        }

        if (PathPattern.TryParse(word, isGlob, out var pattern, out var problem))
        {
            return pattern;
        }

        Problem(value.Span, problem);
        return null;
    }

    private RulePattern? Refused(ConfigValue value, string expected)
    {
        Problem(value.Span, $"this is {What(value)}, expected {expected}");
        return null;
    }

    private IEnumerable<MapEntry> Entries(ConfigValue value, string name) => Map(value, $"'{name}'") is { } map && IsFew(map.Entries.Count, value) ? map.Entries : [];

    // Every file of the repo is compared with every pattern.
    private bool IsFew(int count, ConfigValue value)
    {
        if (count > MostEntries)
        {
            Problem(value.Span, FormattableString.Invariant($"there are {count} entries here, expected at most {MostEntries}"));
        }

        return count <= MostEntries;
    }

    private MapValue? Map(ConfigValue value, string name)
    {
        if (value is MapValue map)
        {
            return map;
        }

        Problem(value.Span, $"{name} is {What(value)}, expected a map");
        return null;
    }

    private IReadOnlyList<ConfigValue> Items(ConfigValue value) => value is not ListValue list ? [value] : IsFew(list.Items.Count, value) ? list.Items : [];

    private static string? Word(ConfigValue value) => value is ScalarValue { IsNull: false } scalar ? scalar.Text : null;

    private static string What(ConfigValue value) => value switch
    {
        MapValue => "a map",
        ListValue => "a list",
        ScalarValue { IsNull: true } => "empty",
        _ => "a single value",
    };

    private void Unknown(MapEntry entry, string what, IEnumerable<string> known)
    {
        var nearest = entry.Key.Length > 100 ? null : Nearest.Find(entry.Key, known);
        Problem(entry.KeySpan, $"{Wording.Quote(entry.Key)} is no {what}{(nearest is null ? ", expected one of " + string.Join(", ", known) : $"; did you mean '{nearest}'?")}");
    }

    private void Problem(Span span, string message) => _problems.Add(new Fault(FaultKind.Syntax, span, message));
}

/// <summary>A key of hiveconfig.yaml.</summary>
/// <param name="Name">The key.</param>
/// <param name="Summary">What it is for, in one line.</param>
/// <param name="Read">Reads its value.</param>
internal sealed record LintSettingsKey(string Name, string Summary, Action<LintSettingsFile, ConfigValue> Read);

/// <summary>What was read of a hiveconfig.yaml.</summary>
/// <param name="Settings">The settings; not to be used when there are problems.</param>
/// <param name="Problems">What is wrong, in reading order.</param>
internal sealed record LintSettingsResult(LintSettings Settings, IReadOnlyList<Fault> Problems);
