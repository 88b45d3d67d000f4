using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Security;

/// <summary>Values that whoever copied a file was to fill in, and did not.</summary>
internal static class Placeholders
{
    private static readonly string[] Secrets = ["password", "secret", "key", "pass", "auth_pass"];

    internal static IEnumerable<Violation> Find(Repo repo)
        => repo.Files.Where(file => Repo.IsReadable(file) && !Layout.IsTemplateName(file.Path)).SelectMany(InFile).Concat(InCql(repo));

    private static IEnumerable<Violation> InFile(ConfigFile file) => file.Document switch
    {
        HaproxyDocument haproxy => from section in haproxy.Sections
                                   from line in section.Lines
                                   from word in line.Words.Skip(1)
                                   where Placeholder.IsForgotten(HostPort.Of(word.Text).Host)
                                   select At(file, line.Keyword.Text, word.Span, word.Text),
        KeepalivedDocument keepalived => keepalived.Nodes.SelectMany(Below).SelectMany(node => Words(file, node)),
        TreeDocument or HoconDocument => file.Tree.Settings.SelectMany(Within).Where(setting => SecretValues.IsRead(file, setting.Key)).SelectMany(setting => InSetting(file, setting)),
        _ => [],
    };

    // A list of maps, such as seed_provider, has settings of its own. Depth is bounded by the readers.
    private static IEnumerable<Setting> Within(Setting setting)
        => setting.Value is ListValue list && list.Items.Any(item => item is MapValue or ListValue)
            ? list.Items.SelectMany(item => item is MapValue map
                ? map.Entries.SelectMany(entry => Within(new Setting(setting.Key + "." + entry.Key, entry.KeySpan, entry.Value)))
                : Within(setting with { Value = item }))
            : [setting];

    // A text of several items, separated by commas, is as good as a list.
    private static IEnumerable<Violation> InSetting(ConfigFile file, Setting setting)
    {
        var texts = setting.Value switch
        {
            ScalarValue scalar => scalar.Text.Split(',').Select(item => (Text: item, scalar.Span)),
            ListValue { Items.Count: 1 } list when list.Items[0] is ScalarValue { Text: ".." or "..." } only => [(Text: "[" + only.Text + "]", setting.Span)],
            ListValue items => items.Items.OfType<ScalarValue>().Select(item => (item.Text, item.Span)),
            _ => [],
        };
        var found = texts.Where(text => Placeholder.IsForgotten(text.Text)).ToList();
        if (found.Count == 0)
        {
            return [];
        }

        var first = At(file, setting.Key, found[0].Span, found[0].Text);
        return [first with { Related = found.Skip(1).Where(other => other.Span != first.Span).Select(other => new RelatedPlace(file, other.Span, Wording.AlsoHere)).ToList() }];
    }

    private static IEnumerable<KeepalivedNode> Below(KeepalivedNode node) => node.Children.SelectMany(Below).Prepend(node);

    private static IEnumerable<Violation> Words(ConfigFile file, KeepalivedNode node)
        => from word in node.Words
           where Placeholder.IsForgotten(word.Text)
           select At(file, node.Keyword.Text, word.Span, word.Text);

    private static IEnumerable<Violation> InCql(Repo repo)
        => from placed in CqlStatements.Of(repo)
           let password = (placed.Statement as CqlRoleStatement)?.Password
           where password is { IsHashed: false } && Placeholder.IsForgotten(password.Value)
           select At(placed.File, "PASSWORD", placed.Place(password.Span), password.Value);

    private static Violation At(ConfigFile file, string setting, Span span, string text)
    {
        var isSecret = Array.Exists(Secrets, word => setting.EndsWith(word, StringComparison.OrdinalIgnoreCase));
        return new Violation(file, span, isSecret ? $"'{setting}' is still a placeholder, expected a secret of your own" : $"'{setting}' is still the placeholder {Wording.Quote(text.Trim())}, expected a value")
        {
            Setting = setting,
            IsSecret = isSecret,
        };
    }
}
