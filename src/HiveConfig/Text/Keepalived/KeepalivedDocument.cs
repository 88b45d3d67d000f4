using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A keepalived.conf: a tree of keywords with arguments and blocks.</summary>
internal sealed class KeepalivedDocument : Document
{
    internal KeepalivedDocument(IReadOnlyList<KeepalivedNode> nodes, IReadOnlyList<KeepalivedParameter> parameters, IReadOnlyList<Fault> faults)
        : base(faults)
    {
        Nodes = nodes;
        Parameters = parameters;
    }

    /// <summary>The lines and blocks at the top, in the order of the file; an <c>include</c> is one of them, not opened.</summary>
    public IReadOnlyList<KeepalivedNode> Nodes { get; }

    /// <summary>The parameters that the file defines with <c>$NAME=…</c>.</summary>
    public IReadOnlyList<KeepalivedParameter> Parameters { get; }

    /// <summary>The blocks <c>vrrp_instance</c>.</summary>
    public IEnumerable<KeepalivedNode> Instances => Of("vrrp_instance");

    /// <summary>The blocks <c>vrrp_script</c>.</summary>
    public IEnumerable<KeepalivedNode> Scripts => Of("vrrp_script");

    /// <summary>Of a file that others include, the faults that it would have as a whole; they count where it is included as one.</summary>
    internal IReadOnlyList<Fault> FaultsAsWhole { get; private init; } = [];

    /// <summary>The same lines as a part of another file.</summary>
    internal KeepalivedDocument AsPart() => new(Nodes, Parameters, []) { FaultsAsWhole = Faults };

    /// <summary>The top-level nodes of one keyword.</summary>
    public IEnumerable<KeepalivedNode> Of(string keyword) => Nodes.Where(node => node.Keyword.Is(keyword));

    /// <summary>The last <c>global_defs</c> line of a keyword; null when there is none.</summary>
    public KeepalivedNode? FindGlobal(string keyword) => Of("global_defs").Select(node => node.Find(keyword)).LastOrDefault(node => node is not null);
}

/// <summary>A parameter of a keepalived.conf.</summary>
/// <param name="Name">Its name without the dollar sign.</param>
/// <param name="Text">Its value as written; a value over several lines as one text.</param>
/// <param name="Span">Where the definition stands.</param>
internal sealed record KeepalivedParameter(string Name, string Text, Span Span);
