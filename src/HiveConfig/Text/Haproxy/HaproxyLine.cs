using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>One line of an haproxy.cfg.</summary>
internal sealed class HaproxyLine
{
    internal HaproxyLine(Word? prefix, IReadOnlyList<Word> words, bool isConditional)
    {
        Prefix = prefix;
        Words = words;
        IsConditional = isConditional;
    }

    /// <summary>The words, the keyword first; a <c>no</c> or <c>default</c> before it is no part of them. There is at least one.</summary>
    public IReadOnlyList<Word> Words { get; }

    /// <summary>The <c>no</c> or <c>default</c> before the keyword.</summary>
    public Word? Prefix { get; }

    /// <summary>Whether it stands in an <c>.if</c> block whose condition the file alone does not settle.</summary>
    public bool IsConditional { get; }

    /// <summary>The first word.</summary>
    public Word Keyword => Words[0];

    /// <summary>Whether it turns its option off: <c>no option …</c>.</summary>
    public bool IsNegated => Prefix is { Text: "no" };

    /// <summary>Whether every word is known.</summary>
    public bool IsKnown
    {
        get
        {
            foreach (var word in Words)
            {
                if (!word.IsKnown)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>From its first word to its last.</summary>
    public Span Span => (Prefix ?? Keyword).Span.To(Words[Words.Count - 1].Span);

    /// <summary>The word at a place, counted from the keyword; null behind the last.</summary>
    public Word? At(int index) => index < Words.Count ? Words[index] : null;

    /// <summary>The word behind another: <c>After("uri")</c> of <c>http-check send meth GET uri /x</c>; null when there is none.</summary>
    public Word? After(string word)
    {
        for (var i = 1; i + 1 < Words.Count; i++)
        {
            if (Words[i].Is(word))
            {
                return Words[i + 1];
            }
        }

        return null;
    }

    /// <summary>Whether a word stands behind the keyword.</summary>
    public bool Has(string word)
    {
        for (var i = 1; i < Words.Count; i++)
        {
            if (Words[i].Is(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", Words);

    internal bool StartsWith(string[] words)
    {
        if (Words.Count < words.Length)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!Words[i].Is(words[i]))
            {
                return false;
            }
        }

        return true;
    }
}
