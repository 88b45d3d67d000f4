using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>
/// The name systemd gives to the unit of a mount point, as <c>systemd-escape -p --suffix=mount</c> prints it; a mount unit of
/// any other name is refused.
/// </summary>
internal static class SystemdPath
{
    // UNIT_NAME_MAX of systemd is 256 with the closing NUL.
    private const int LongestName = 255;

    private const string What = "an absolute path of letters, digits, '_', '.' and ':' without '..', whose mount unit has a name without backslashes";

    /// <summary>The name of the mount unit.</summary>
    /// <exception cref="FormatException">See <see cref="TryMountUnit"/>.</exception>
    internal static string MountUnit(string path) => TryMountUnit(path, out var unit, out var problem) ? unit : throw new FormatException(problem);

    /// <summary>
    /// The name of the mount unit; false for a path that is none, and for one that needs a backslash escape (<c>-</c>, a blank, a
    /// leading dot, any letter beyond ASCII): such a unit's name is a trap in every shell line it stands in.
    /// </summary>
    internal static bool TryMountUnit(string? path, [NotNullWhen(true)] out string? unit, [NotNullWhen(false)] out string? problem)
    {
        unit = null;
        problem = null;
        if (path is { Length: > 0 } && path[0] == '/')
        {
            // Empty parts and single dots do not count; systemd drops them as well.
            var parts = Array.FindAll(path.Split('/'), part => part is not ("" or "."));
            var name = (parts.Length == 0 ? "-" : string.Join("-", parts)) + ".mount";
            if (Array.TrueForAll(parts, IsPlain) && name[0] != '.' && name.Length <= LongestName)
            {
                unit = name;
            }
        }

        problem = unit is null ? $"'{path}' is not {What}" : null;
        return unit is not null;
    }

    /// <summary>The name of the unit of any path, without its suffix: what is neither letter, digit, '_', '.' nor ':' is escaped byte by byte.</summary>
    internal static string Escape(string path)
    {
        var name = string.Join("/", Array.FindAll(path.Split('/'), part => part is not ("" or ".")));
        if (name.Length == 0)
        {
            return "-";
        }

        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)b;
            var isPlain = b < 128 && IsPlain(c.ToString()) && !(c == '.' && result.Length == 0);
            result.Append(c == '/' ? "-" : isPlain ? c.ToString() : "\\x" + b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }

    private static bool IsPlain(string part)
    {
        foreach (var c in part)
        {
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or ':'))
            {
                return false;
            }
        }

        return part is not "..";
    }
}
