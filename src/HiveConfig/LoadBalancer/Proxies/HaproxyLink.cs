using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>That one section hands requests over to another.</summary>
/// <param name="From">The frontend or listen section.</param>
/// <param name="Line">Its line.</param>
/// <param name="To">The backend or listen section.</param>
internal sealed record HaproxyLink(HaproxySection From, HaproxyLine Line, HaproxySection To)
{
    /// <summary>Every link whose name is known and exists.</summary>
    internal static IEnumerable<HaproxyLink> Of(HaproxyDocument document)
        => from section in document.Sections
           where section.IsFrontend
           from line in Lines(section)
           let name = line.At(1)
           where name is { IsKnown: true }
           let backend = document.Backend(name.Text)
           where backend is not null
           select new HaproxyLink(section, line, backend);

    /// <summary>The lines that name a backend: every use_backend, and the default_backend that counts.</summary>
    internal static IEnumerable<HaproxyLine> Lines(HaproxySection section)
        => section.All("use_backend").Concat(section.Find("default_backend") is { } line ? [line] : []);

    /// <summary>Whether a line takes the backend's name from a request, a map or a variable.</summary>
    internal static bool IsDynamic(HaproxyLine line) => line.At(1) is not { IsKnown: true } name || name.Text.IndexOf('%') >= 0;
}
