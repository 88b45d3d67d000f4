using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Security;

/// <summary>Substitutions of HOCON in quotes, where they are none: the service gets the text with its braces.</summary>
internal static class QuotedSubstitutions
{
    private const int Named = 3;

    /// <summary>Every file with one: whoever takes the quotes for harmless does so throughout. A file that some program fills in before is none of HOCON yet.</summary>
    internal static IEnumerable<Violation> Find(Repo repo)
        => from file in repo.Files
           where file.Document is HoconDocument && file.Text.IndexOf("${", StringComparison.Ordinal) >= 0
               && Repo.IsReadable(file) && !Layout.IsTemplateName(file.Path) && !(file.MayBeTemplate && file.IsTemplate)
           let found = (from setting in file.Tree.Settings
                        where setting.Origin is null
                        from text in Texts(setting.Value)
                        where IsReference(text.Text)
                        select new Quoted(setting.Key, text)).ToList()
           where found.Count > 0
           select At(repo, file, found);

    private static Violation At(Repo repo, ConfigFile file, List<Quoted> found)
    {
        var names = found.Select(quoted => quoted.Key).Distinct(StringComparer.Ordinal).ToList();
        var isSecret = SecretNames.IsSecret(names[0]);
        var what = names.Count > 1 ? string.Join(", ", names.Take(Named).Select(Wording.Quote)) + (names.Count > Named ? $" and {Wording.Count(names.Count - Named, "more setting")}" : "") + " have substitutions in quotes, which are taken as they stand"
            : $"'{names[0]}' is {(isSecret ? "a substitution" : Wording.Quote(found[0].Text.Text))} in quotes, which is taken as it stands";
        return new Violation(file, found[0].Text.Span, what + ", expected the substitution outside quotes")
        {
            Setting = names[0],
            IsSecret = isSecret,

            // Where nothing else in the file is HOCON's to fill in, somebody else may be meant to do it.
            Severity = Substitutions.Names(repo, file).Count > 0 ? null : Severity.Warning,
            Fix = "Take the quotes away around '${…}'; HOCON joins it with texts in quotes before and behind it.",
            Related = [.. found.Skip(1).Select(other => new RelatedPlace(file, other.Text.Span, Wording.AlsoHere))],
        };
    }

    private static IEnumerable<ScalarValue> Texts(ConfigValue value) => value switch
    {
        ScalarValue { IsQuoted: true } scalar => [scalar],
        ListValue list => list.Items.OfType<ScalarValue>().Where(item => item.IsQuoted),
        _ => [],
    };

    // A text may use the same braces for something of its own: inside one, only a name as the environment has it counts.
    private static bool IsReference(string text)
    {
        var open = text.IndexOf("${", StringComparison.Ordinal);
        if (open < 0 || (open > 0 && text[open - 1] is '$' or '\\') || text.IndexOf('}', open) is not (> 0 and var close))
        {
            return false;
        }

        var name = text.Substring(open + 2, close - open - 2);
        name = name.StartsWith("?", StringComparison.Ordinal) ? name.Substring(1) : name;
        var isWhole = open == 0 && close == text.Length - 1;
        return name.Length > 1 && !char.IsDigit(name[0]) && name.All(c => c is '_' or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || (isWhole && (c is '.' or '-' or (>= 'a' and <= 'z'))));
    }

    private sealed record Quoted(string Key, ScalarValue Text);
}
