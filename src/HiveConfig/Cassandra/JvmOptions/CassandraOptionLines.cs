using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Options of Cassandra's Java machine that Java refuses, or that the start script passes over.</summary>
internal static class CassandraOptionLines
{
    private static readonly string[] Sizes = ["-Xms", "-Xmx", "-Xmn", "-Xss"];

    internal static IEnumerable<Violation> Check(ConfigFile file)
        => !Repo.IsReadable(file) ? [] : WrongSizes(file).Concat(PassedOver(file));

    private static IEnumerable<Violation> WrongSizes(ConfigFile file)
        => from option in ((JvmOptionsDocument)file.Document).Options
           let text = option.Option.Text
           let name = Sizes.FirstOrDefault(size => text.StartsWith(size, StringComparison.Ordinal))
           where name is not null && option.Option.IsKnown && text.IndexOf('$') < 0 && !Placeholder.IsIn(text)
           let size = option.SizeAfter(name)
           where size is null || (size < 1L << 20 && name is "-Xmx")
           select new Violation(file, option.Option.Span, $"{Wording.Quote(text)} is {(size is null ? "no size" : "too few bytes for Java to start")}, expected one such as '{name}{(name is "-Xss" ? "256k" : "8G")}'")
           {
               Setting = name,
               Fix = "Write a number and one letter: k, m, g or t.",
           };

    // Every line that does not begin with a dash is as good as a comment: what plainly was meant to be an option.
    private static IEnumerable<Violation> PassedOver(ConfigFile file)
        => from line in TextLine.Of(file.Text)
           let text = line.Text.Trim()
           let meant = text.StartsWith("-", StringComparison.Ordinal) ? text : "-" + text
           where line.Length > 0 && line.Text[0] != '-' && line.Text[0] != '#' && IsOption(meant) && !TemplateMask.IsMasked(text) && !Placeholder.IsIn(text)
           select new Violation(file, line.Span, $"{Wording.Quote(text)} does not begin with '-' at the first column: Cassandra passes over the line")
           {
               Setting = meant.Substring(0, 4),
               Severity = Severity.Warning,
               Fix = $"Write '{meant}' at the first column, or delete the line.",
           };

    private static bool IsOption(string text)
        => text.IndexOf(' ') < 0 && ((Array.Exists(Sizes, size => text.StartsWith(size, StringComparison.Ordinal)) && text.Length > 4 && char.IsDigit(text[4])) || text.StartsWith("-XX:", StringComparison.Ordinal));
}
