using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>The <c>.if</c> blocks around a line, and what they mean for it.</summary>
internal sealed class HaproxyBlocks
{
    private static readonly string[] Directives = [".if", ".elif", ".else", ".endif", ".notice", ".warning", ".alert", ".diag"];

    // What a condition may ask; the last ones are newer than 2.6.
    private static readonly string[] Predicates =
    [
        "defined(", "feature(", "streq(", "strneq(", "strstr(", "version_atleast(", "version_before(", "openssl_version_atleast(",
        "openssl_version_before(", "ssllib_name_startswith(", "enabled(", "awslc_api_atleast(", "awslc_api_before(",
    ];

    private readonly Stack<Block> _open = new();

    private enum Truth
    {
        No,
        Yes,
        Unknown,
    }

    /// <summary>Whether HAProxy passes over the line at hand.</summary>
    internal bool IsPassedOver => _open.Any(block => block.Now == Truth.No);

    /// <summary>Whether the file alone does not say if the line at hand counts.</summary>
    internal bool IsConditional => _open.Any(block => block.Now == Truth.Unknown);

    /// <summary>Takes a line whose first word begins with a dot.</summary>
    internal void Take(IReadOnlyList<Word> words, FaultList faults)
    {
        var directive = words[0];
        var span = directive.Span;
        switch (directive.Text)
        {
            case ".if":
                if (_open.Count >= TextBound.Depth)
                {
                    faults.Add(TextBound.TooDeep(span));
                    return;
                }

                var truth = Judge(words, faults);
                _open.Push(new Block(span, truth, truth, SawElse: false));
                break;
            case ".elif" or ".else":
                if (_open.Count == 0)
                {
                    faults.Syntax(span, $"'{directive.Text}' without '.if'");
                    return;
                }

                var block = _open.Pop();
                if (block.SawElse)
                {
                    faults.Syntax(span, $"'{directive.Text}' after '.else'");
                }

                var isElse = directive.Is(".else");
                var now = block.Taken == Truth.Yes ? Truth.No : isElse ? Truth.Yes : Judge(words, faults);
                now = block.Taken == Truth.Unknown && now == Truth.Yes ? Truth.Unknown : now;
                _open.Push(block with { Now = now, Taken = block.Taken == Truth.No ? now : block.Taken, SawElse = isElse });
                break;
            case ".endif":
                if (_open.Count == 0)
                {
                    faults.Syntax(span, "'.endif' without '.if'");
                    return;
                }

                _open.Pop();
                break;
            case ".alert" when !IsPassedOver && !IsConditional:
                faults.Syntax(span, "'.alert' stops HAProxy here");
                break;
            default:
                if (Array.IndexOf(Directives, directive.Text) < 0)
                {
                    faults.Unknown(span, $"unknown directive '{directive.Text}'", directive.Text, Directives);
                }

                break;
        }
    }

    /// <summary>Ends the file.</summary>
    internal void Close(FaultList faults)
    {
        foreach (var block in _open)
        {
            faults.Syntax(block.Span, "'.if' without '.endif'");
        }
    }

    private static Truth Judge(IReadOnlyList<Word> words, FaultList faults)
    {
        if (words.Count == 1)
        {
            return Truth.No;
        }

        if (words.Count == 2 && int.TryParse(words[1].Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number == 0 ? Truth.No : Truth.Yes;
        }

        var text = words[1].Text.TrimStart('!', '(', ' ');
        if (words[1].IsKnown && text.Length > 0 && !char.IsDigit(text[0]) && !Array.Exists(Predicates, predicate => text.StartsWith(predicate, StringComparison.Ordinal)))
        {
            faults.Unknown(words[1].Span, $"unknown condition '{words[1].Text}'", text, Predicates);
        }

        return Truth.Unknown;
    }

    // Taken: whether one of the branches so far counted.
    private sealed record Block(Span Span, Truth Now, Truth Taken, bool SawElse);
}
