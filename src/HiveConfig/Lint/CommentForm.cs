using System;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>How a syntax begins a comment that ends with its line.</summary>
/// <param name="Marks">What begins one.</param>
/// <param name="MayTrail">Whether one may stand behind something else.</param>
internal sealed record CommentForm(string[] Marks, bool MayTrail)
{
    /// <summary>The form of a file's syntax.</summary>
    internal static CommentForm Of(ConfigFile file) => file.Document switch
    {
        _ when file.Kind.IsCarrier => new(["#", "--", "//"], MayTrail: true),
        _ when file.Kind.InstalledPath.EndsWith(".properties", StringComparison.Ordinal) => new(["#", "!"], MayTrail: false),
        HoconDocument => new(["#", "//"], MayTrail: true),
        CqlDocument => new(["--", "//"], MayTrail: true),
        KeepalivedDocument => new(["#", "!"], MayTrail: true),
        SystemdDocument or SysctlDocument or EnvironmentFileDocument => new(["#", ";"], MayTrail: false),
        JvmOptionsDocument or FstabDocument => new(["#"], MayTrail: false),
        _ => new(["#"], MayTrail: true),
    };

    /// <summary>Whether nothing but a comment stands in a line.</summary>
    internal bool IsComment(string line) => Marks.Any(mark => line.TrimStart().StartsWith(mark, StringComparison.Ordinal));

    /// <summary>Whether a comment begins just before a place of a line, blanks apart, and whether it has the line for itself.</summary>
    internal bool Opens(string line, int at, out bool isAlone)
    {
        var before = line.Substring(0, at).TrimEnd();
        isAlone = false;
        if (Marks.FirstOrDefault(mark => before.EndsWith(mark, StringComparison.Ordinal)) is not { } mark)
        {
            return false;
        }

        before = before.Substring(0, before.Length - mark.Length);
        isAlone = before.Trim(mark[0], ' ', '\t').Length == 0;
        return isAlone || (MayTrail && char.IsWhiteSpace(before[before.Length - 1]) && !IsOpen(before, '"') && !IsOpen(before, '\''));
    }

    private static bool IsOpen(string text, char quote) => text.Count(c => c == quote) % 2 == 1;
}
