using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>JAVA_OPTS in /etc/default/thehive, as systemd reads it.</summary>
internal static class JavaOptions
{
    private const string Name = "JAVA_OPTS";

    /// <summary>Lines that systemd passes over, values that only a shell understands, and heaps that are not fixed.</summary>
    internal static IEnumerable<Violation> Check(Repo repo)
        => Faults.ReportedAs("HC3050")(repo).Select(Hidden)
            .Concat(from file in repo.Of(TheHiveDefault.Kind)
                    where Repo.IsReadable(file)
                    from violation in Of(file, (EnvironmentFileDocument)file.Document)
                    select Hidden(violation));

    /// <summary>A Java that TheHive is not made for, as far as its path says which it is.</summary>
    internal static IEnumerable<Violation> Version(Repo repo)
        => from file in repo.Of(TheHiveDefault.Kind)
           where Repo.IsReadable(file)
           let home = ((EnvironmentFileDocument)file.Document).Find("JAVA_HOME")
           where home is { Value.IsKnown: true } && !Placeholder.IsIn(home.Value.Text)
           let version = VersionIn(home.Value.Text)
           where version is not (null or 11)
           select new Violation(file, home.Value.Span, $"'JAVA_HOME' is {Wording.Quote(home.Value.Text)}, expected a Java 11") { Setting = "JAVA_HOME" };

    /// <summary>Whether the command line of some machine names a setting: what application.conf does not say may stand there.</summary>
    internal static bool Mention(Repo repo, string part) => repo.Of(TheHiveDefault.Kind).Any(options => options.Text.IndexOf(part, StringComparison.Ordinal) >= 0);

    private static IEnumerable<Violation> Of(ConfigFile file, EnvironmentFileDocument document)
    {
        foreach (var entry in document.Entries.Where(entry => entry.Name.IsKnown && !entry.IsValid))
        {
            yield return new Violation(file, entry.Name.Span, entry.Name.Text.StartsWith("-", StringComparison.Ordinal)
                ? $"{Wording.Quote(entry.Name.Text)} stands on a line of its own, expected every option inside one quoted {Name}=\"…\""
                : $"{Wording.Quote(entry.Name.Text)} is no name of a variable, expected {Name}=\"…\"");
        }

        if (document.Find(Name) is not { Value.IsKnown: true } options)
        {
            yield break;
        }

        var text = options.Value.Text;
        if (text.IndexOf('\n') >= 0)
        {
            yield return At($"'{Name}' reaches over several lines, expected one quoted line", isError: true);
        }
        else if (text.IndexOf("$" + Name, StringComparison.Ordinal) >= 0 || text.IndexOf("${" + Name, StringComparison.Ordinal) >= 0)
        {
            yield return At($"'{Name}' refers to itself, which only a shell would resolve, expected every option written out", isError: true);
        }
        else if (!Placeholder.IsIn(text) && text.IndexOf("RAMPercentage", StringComparison.Ordinal) < 0)
        {
            var least = Heap(text, "-Xms");
            var most = Heap(text, "-Xmx");
            var wrong = new[] { ("-Xms", least), ("-Xmx", most) }.FirstOrDefault(size => size.Item2 is { Length: > 0 } text && !IsSize(text));
            if (wrong.Item2 is not null)
            {
                yield return At($"'{Name}' sets {wrong.Item1}{wrong.Item2}, which is no size, expected a number and one letter such as {wrong.Item1}4g", isError: true);
            }
            else if (most is not null && Bytes(most) < 1L << 20)
            {
                yield return At($"'{Name}' sets -Xmx{most}, too few bytes for Java to start, expected a unit such as -Xmx{most}m", isError: true);
            }
            else if (most is null)
            {
                yield return At($"'{Name}' sets no -Xmx, expected a heap of a fixed size", isError: false);
            }
            else if (least is null)
            {
                yield return At($"'{Name}' sets -Xmx{most} and no -Xms, expected both alike", isError: false);
            }
            else if (Bytes(least) is { } low && Bytes(most) is { } high && low != high)
            {
                yield return At($"'{Name}' sets -Xms{least} and -Xmx{most}, expected both alike", isError: false);
            }
        }

        Violation At(string message, bool isError) => new(file, options.Value.Span, message) { Setting = Name, Severity = isError ? null : Severity.Warning };
    }

    // java-17-openjdk-amd64, jdk-17.0.9, jdk8u392, java-1.8.0-openjdk, zulu11.
    private static int? VersionIn(string path)
    {
        foreach (var word in new[] { "java-", "jdk-", "jre-", "zulu-", "jdk", "jre", "zulu" })
        {
            var at = path.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && Number(at + word.Length) is { } number)
            {
                return number == 1 ? Number(at + word.Length + 2) : number;
            }
        }

        return null;

        int? Number(int from)
        {
            var end = from;
            while (end < path.Length && path[end] is >= '0' and <= '9')
            {
                end++;
            }

            return end > from && int.TryParse(path.Substring(from, end - from), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
    }

    // Passwords of stores stand among the options.
    private static Violation Hidden(Violation violation) => violation.File.Text.IndexOf("assword", StringComparison.Ordinal) >= 0 ? violation with { IsSecret = true } : violation;

    private static string? Heap(string options, string name)
        => options.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries).LastOrDefault(option => option.StartsWith(name, StringComparison.Ordinal))?.Substring(name.Length);

    // A number, and at most one letter that Java knows; what is not letters and digits may be anything.
    private static bool IsSize(string text)
    {
        var digits = TextScan.Digits(text);
        return text.Any(c => !char.IsLetterOrDigit(c)) || (digits > 0 && (digits == text.Length || (digits == text.Length - 1 && "kKmMgGtT".IndexOf(text[digits]) >= 0)));
    }

    private static long? Bytes(string size)
    {
        var unit = size.Length == 0 ? -1 : "kmgt".IndexOf(char.ToLowerInvariant(size[size.Length - 1]));
        return long.TryParse(unit < 0 ? size : size.Substring(0, size.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1L << 20
            ? number << (10 * (unit + 1))
            : null;
    }
}
