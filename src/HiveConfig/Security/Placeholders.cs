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
    internal static IEnumerable<Violation> Find(Repo repo)
        => repo.Files.Where(file => Repo.IsReadable(file) && !Layout.IsTemplateName(file.Path)).SelectMany(InFile).Concat(InCql(repo));

    private static IEnumerable<Violation> InFile(ConfigFile file) => file.Document switch
    {
        HaproxyDocument haproxy => from section in haproxy.Sections
                                   from line in section.Lines
                                   from violation in InLine(file, line)
                                   select violation,
        KeepalivedDocument keepalived => keepalived.Nodes.SelectMany(Below).SelectMany(node => Words(file, node)),
        TreeDocument or HoconDocument => file.Tree.Settings.SelectMany(setting => InSetting(file, setting)),
        _ => [],
    };

    private static IEnumerable<Violation> InLine(ConfigFile file, HaproxyLine line)
    {
        for (var i = 1; i < line.Words.Count; i++)
        {
            var word = line.Words[i];
            if (Placeholder.MayHoldForgotten(word.Text) && Placeholder.IsForgotten(HostPort.Of(word.Text).Host))
            {
                yield return At(file, line.Keyword.Text, word.Span, word.Text);
            }
        }
    }

    private static IEnumerable<Violation> InSetting(ConfigFile file, Setting setting)
        => MayHoldOne(setting.Value) ? Within(setting).Where(part => SecretValues.IsRead(file, part.Key)).SelectMany(part => InPart(file, part)) : [];

    // Nearly no setting has one.
    private static bool MayHoldOne(ConfigValue value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                return Placeholder.MayHoldForgotten(scalar.Text);
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if (item is not ScalarValue { Text: not (".." or "...") } text || Placeholder.MayHoldForgotten(text.Text))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return true;
        }
    }

    // A list of maps, such as seed_provider, has settings of its own. Depth is bounded by the readers.
    private static IEnumerable<Setting> Within(Setting setting)
        => setting.Value is ListValue list && list.Items.Any(item => item is MapValue or ListValue)
            ? list.Items.SelectMany(item => item is MapValue map
                ? map.Entries.SelectMany(entry => Within(new Setting(setting.Key + "." + entry.Key, entry.KeySpan, entry.Value)))
                : Within(setting with { Value = item }))
            : [setting];

    private static IEnumerable<Violation> InPart(ConfigFile file, Setting setting)
    {
        var texts = setting.Value is ListValue { Items.Count: 1 } list && list.Items[0] is ScalarValue { Text: ".." or "..." } only
            ? [new TextItem("[" + only.Text + "]", setting.Span)]
            : TextItem.In(setting.Value);
        var found = texts.Where(text => Placeholder.IsForgotten(text.Text)).ToList();
        if (found.Count == 0)
        {
            return [];
        }

        var first = At(file, setting.Key, found[0].Span, found[0].Text);
        return [first with { Related = found.Skip(1).Where(other => other.Span != first.Span).Select(other => new RelatedPlace(file, other.Span, Wording.AlsoHere)).ToList() }];
    }

    private static IEnumerable<KeepalivedNode> Below(KeepalivedNode node) => node.Children.Count == 0 ? [node] : node.Children.SelectMany(Below).Prepend(node);

    private static IEnumerable<Violation> Words(ConfigFile file, KeepalivedNode node)
    {
        foreach (var word in node.Words)
        {
            if (Placeholder.IsForgotten(word.Text))
            {
                yield return At(file, node.Keyword.Text, word.Span, word.Text);
            }
        }
    }

    private static IEnumerable<Violation> InCql(Repo repo)
        => from placed in CqlStatements.Of(repo)
           let password = (placed.Statement as CqlRoleStatement)?.Password
           where password is { IsHashed: false } && Placeholder.IsForgotten(password.Value)
           select At(placed.File, "PASSWORD", placed.Place(password.Span), password.Value);

    private static Violation At(ConfigFile file, string setting, Span span, string text)
    {
        var isSecret = SecretNames.IsSecret(setting);
        return new Violation(file, span, isSecret ? $"'{setting}' is still a placeholder, expected a secret of your own" : $"'{setting}' is still the placeholder {Wording.Quote(text.Trim())}, expected a value")
        {
            Setting = setting,
            IsSecret = isSecret,
        };
    }
}
