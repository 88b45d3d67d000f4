using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>What <see cref="HoconReader"/> made of a text: includes not opened, substitutions not resolved.</summary>
internal sealed class HoconDocument : Document
{
    // As many as a file without substitutions may have.
    private const int MostSettings = 2 * TextBound.Settings;

    internal HoconDocument(string text, LineMap lines, HoconBraces? root, IReadOnlyList<HoconInclude> includes, IReadOnlyList<Fault> faults)
        : base(faults)
    {
        Text = text;
        Lines = lines;
        Root = root;
        Includes = includes;
    }

    /// <summary>The includes in reading order.</summary>
    public IReadOnlyList<HoconInclude> Includes { get; }

    internal string Text { get; }

    internal LineMap Lines { get; }

    /// <summary>Null when the text cannot be read.</summary>
    internal HoconBraces? Root { get; }

    /// <summary>
    /// The value as the service sees it: keys merged, includes put in where they stand, substitutions resolved, the later value of a
    /// key before the earlier one. No environment takes part:
    /// <list type="bullet">
    /// <item>A substitution <c>${X}</c> that nothing in the files settles, and a text it is part of, is an <see cref="UnknownValue"/>.</item>
    /// <item><c>${?X}</c> that nothing settles leaves an earlier value of its key as it is. Where there is none, in a key or as an
    /// item of a list, it is an <see cref="UnknownValue"/> with <see cref="UnknownValue.MayBeAbsent"/>: the service sees no such
    /// key or item unless the environment sets it. In a text or beside other lists and objects it adds nothing.</item>
    /// <item>A value brought in by a substitution stands where the substitution stands; the keys of an object brought in stand where
    /// they are written.</item>
    /// </list>
    /// The faults are those of resolving alone (a substitution that leads back to itself, values of different kinds side by side, an
    /// include that cannot be read or includes itself); those of the text are in <see cref="Document.Faults"/> of this document. A
    /// fault inside an included file stands at the include.
    /// </summary>
    /// <param name="open">The file that an include names, or null when it is not at hand: as the real reader, an include of a missing file is then empty.</param>
    public TreeDocument Resolve(Func<HoconInclude, ConfigFile?> open) => Resolve(open, out _);

    internal TreeDocument Resolve(Func<HoconInclude, ConfigFile?> open, out IReadOnlyList<HoconPlace> unsettled)
    {
        unsettled = [];
        if (Root is null)
        {
            return new TreeDocument(root: null, []);
        }

        var faults = new List<Fault>();
        var budget = new HoconBudget(Text.Length);
        var resolver = new HoconResolver(budget, faults);
        var merged = new HoconBuilder(open, budget, faults).Build(this);
        var map = resolver.Resolve(merged) is { } resolved && budget.Exceeded is null ? new HoconOutput(budget).Map(resolved) : null;
        unsettled = resolver.Unsettled;
        var tree = new TreeDocument(map, faults) { HasListsByNumber = true };
        if (tree.Settings.Count > MostSettings)
        {
            budget.TooMany(MostSettings);
        }

        return budget.Exceeded is null
            ? tree
            : new TreeDocument(root: null, [new Fault(FaultKind.Bound, Span.Start, budget.Exceeded) { Fix = TextBound.WriteOut }]);
    }
}
