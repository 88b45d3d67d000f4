using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace HiveConfig.Text;

/// <summary>
/// Refuses the tabs that SnakeYAML refuses: to YamlDotNet a tab between two tokens is white space, to YAML 1.1 as Java reads
/// it a tab may only stand inside a scalar, behind a plain one, or in a comment.
/// </summary>
internal sealed class StrictScanner(YamlSource source) : IScanner
{
    private readonly Scanner _scanner = new(source.Open());
    private int _end;
    private bool _afterPlain;

    /// <inheritdoc/>
    public Mark CurrentPosition => _scanner.CurrentPosition;

    /// <inheritdoc/>
    public Token? Current => _scanner.Current;

    /// <summary>Index of the tab that is to blame; -1 while none is.</summary>
    internal int TabAt { get; private set; } = -1;

    /// <inheritdoc/>
    public bool MoveNext() => Check(_scanner.MoveNext());

    /// <inheritdoc/>
    public bool MoveNextWithoutConsuming() => Check(_scanner.MoveNextWithoutConsuming());

    /// <inheritdoc/>
    public void ConsumeCurrent() => _scanner.ConsumeCurrent();

    /// <summary>The tab to blame when the inner scanner gave up before the index <paramref name="failure"/>; -1 when it was something else.</summary>
    internal int TabBefore(int failure)
    {
        if (TabAt >= 0)
        {
            return TabAt;
        }

        var gap = TabBetweenTokens(source.Text.Length, stopAtText: true);
        if (gap >= 0)
        {
            return gap;
        }

        // Inside what YamlDotNet took for one long scalar.
        return TabAsIndentation(_end, failure);
    }

    private bool Check(bool moved)
    {
        if (!moved || _scanner.Current is not { } token)
        {
            return moved;
        }

        var start = token is StreamEnd ? source.Text.Length : source.Index(token.Start);
        var end = source.Index(token.End);
        var isPlain = token is Scalar { Style: ScalarStyle.Plain };
        TabAt = TabBetweenTokens(start, stopAtText: false);
        if (TabAt < 0 && isPlain)
        {
            TabAt = TabAsIndentation(start, end);
        }

        if (TabAt >= 0)
        {
            throw new SyntaxErrorException(token.Start, token.End, "tab");
        }

        if (end > _end)
        {
            _end = end;
            _afterPlain = isPlain;
        }

        return true;
    }

    // In the lines after the first, in front of their text.
    private int TabAsIndentation(int from, int to)
    {
        for (var i = source.Text.IndexOf('\n', from); i >= 0 && i < to; i = source.Text.IndexOf('\n', i + 1))
        {
            var next = i + 1;
            while (next < source.Text.Length && source.Text[next] == ' ')
            {
                next++;
            }

            if (next < source.Text.Length && source.Text[next] == '\t')
            {
                return next;
            }
        }

        return -1;
    }

    private int TabBetweenTokens(int to, bool stopAtText)
    {
        var text = source.Text;
        var isAllowed = _afterPlain;
        for (var i = _end; i < to; i++)
        {
            switch (text[i])
            {
                case '\t' when !isAllowed:
                    return i;
                case '\n' or '\r':
                    isAllowed = false;
                    break;
                case '#':
                    // The comment ends before its line break.
                    while (i + 1 < to && text[i + 1] is not ('\n' or '\r'))
                    {
                        i++;
                    }

                    break;
                case not (' ' or '\t') when stopAtText:
                    return -1;
            }
        }

        return -1;
    }
}
