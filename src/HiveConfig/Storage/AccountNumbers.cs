using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>The numbers by which NFS knows the accounts of TheHive and Elasticsearch, where tasks and scripts give them.</summary>
internal static class AccountNumbers
{
    private static readonly string[] Accounts = ["thehive", "elasticsearch"];

    internal static IEnumerable<Violation> Differing(Repo repo)
        => from same in MountList.Of(repo).Any(mount => mount.IsNfs) ? Of(repo).GroupBy(number => number.Account, StringComparer.Ordinal) : []
           let usual = same.GroupBy(number => number.Text, StringComparer.Ordinal).OrderByDescending(alike => alike.Count()).First()
           from number in same
           where !string.Equals(number.Text, usual.Key, StringComparison.Ordinal)
           select new Violation(number.File, number.Span, $"the {same.Key} is {Wording.Quote(number.Text)} here but {Wording.Quote(usual.Key)} elsewhere")
           {
               Setting = same.Key,
               Related = [new RelatedPlace(usual.First().File, usual.First().Span, Wording.GivenHere)],
           };

    private static IEnumerable<Number> Of(Repo repo) => repo.Files.Where(file => file.Kind.IsCarrier && Repo.IsReadable(file)).SelectMany(file => InTasks(file).Concat(InScripts(file)));

    // A task under a condition may be for machines of another kind.
    private static IEnumerable<Number> InTasks(ConfigFile file)
        => from task in file.Document is AnsibleTasksDocument tasks ? tasks.Of("user", "group") : []
           where !task.Keywords.Any(keyword => keyword.Key is "when") && task.Find("state")?.Value is not ScalarValue { Text: "absent" }
           let key = task.Module is "user" ? "uid" : "gid"
           let name = task.Find("name")?.Value as ScalarValue
           let number = task.Find(key)?.Value as ScalarValue
           where name is not null && number is not null && IsNumber(number.Text) && Array.IndexOf(Accounts, name.Text) >= 0
           select new Number(file, number.Span, $"{key} of '{name.Text}'", number.Text);

    private static IEnumerable<Number> InScripts(ConfigFile file)
        => from script in Scripts.Of(file)
           from command in script.Shell.Commands
           let program = command.Program is "sudo" && command.Words.Count > 1 ? command.Words[1].Text : command.Program
           let key = program is "useradd" or "usermod" or "adduser" ? "uid" : program is "groupadd" or "groupmod" or "addgroup" ? "gid" : null
           where key is not null
           let number = key is "uid" ? command.Option("-u", "--uid") : command.Option("-g", "--gid")
           let name = command.Words[command.Words.Count - 1]
           where number is { IsKnown: true } && IsNumber(number.Text) && Array.IndexOf(Accounts, name.Text) >= 0
           select new Number(file, script.Place(number.Span), $"{key} of '{name.Text}'", number.Text);

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private sealed record Number(ConfigFile File, Span Span, string Account, string Text);
}
