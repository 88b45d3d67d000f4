using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Plan;

/// <summary>
/// The one gate to a command. Commands are for root, and what they are made of stands in trees that anybody may have written:
/// each hole of a command is looked at here, and a word that a shell, a URL, JSON, CQL or a pattern could take for more than
/// a word gets into none.
/// </summary>
/// <remarks>
/// <c>{word}</c> stands by itself. <c>{host:name}</c> stands within something else, where '/', '@' and ',' have a meaning.
/// <c>{file:path}</c> is absolute. <c>{directory:emptied}</c> is deleted with all it holds. Words are parted by blanks, names by commas.
/// Any other format is what is wrong with the word: it never passes.
/// </remarks>
internal sealed class Gate : IFormatProvider, ICustomFormatter
{
    private const string Marks = "._:/@%+,=-";

    // Of the system, or above what belongs to others: nothing that a database has to itself.
    private static readonly string[] Shared = ["home", "media", "mnt", "opt", "srv", "tmp", "var", "var/lib", "var/log"];
    private static readonly string[] OfTheSystem = ["bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "proc", "root", "run", "sbin", "sys", "usr"];

    /// <summary>The first word that did not get through, and what is wrong with it; null for none.</summary>
    internal (string Word, string Fault)? Refused { get; private set; }

    /// <summary>A command with its holes filled.</summary>
    internal string Pass(FormattableString command) => command.ToString(this);

    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        null => "",
        FormattableString part => Pass(part),
        int number => Site.Number(number),
        string word => Pass(word, format),
        IEnumerable<string> words => string.Join(format is "name" ? "," : " ", words.Select(word => Pass(word, format))),
        _ => throw new ArgumentException($"a command takes words and numbers, no {arg.GetType()}", nameof(arg)),
    };

    private string Pass(string word, string? format)
    {
        var fault = format switch
        {
            "name" => IsOf(word, "._:-") ? null : "is no plain name: letters, digits and '._:-', with no '-' first",
            "path" => IsOf(word, Marks) && IsPath(word) ? null : $"is no plain absolute path: letters, digits and '{Marks}', without '..'",
            "emptied" => IsOf(word, Marks) && IsPath(word) && IsOwn(word) ? null : "is no directory that a plan may empty: one of its own, by an absolute path, neither the system's nor shared with others",
            null => IsOf(word, Marks) ? null : $"is no plain word: letters, digits and '{Marks}', with no '-' first",
            _ => format,
        };
        if (fault is null)
        {
            return word;
        }

        Refused ??= (word, fault);
        return "";
    }

    private static bool IsOf(string word, string marks)
        => word.Length > 0 && word[0] != '-' && word.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || marks.IndexOf(c) >= 0);

    private static bool IsPath(string word) => word[0] == '/' && !word.Split('/').Has("..");

    private static bool IsOwn(string path)
        => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ".").ToList() is { Count: > 0 } parts
            && !OfTheSystem.Has(parts[0]) && !Shared.Has(string.Join("/", parts));
}
