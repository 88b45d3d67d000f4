using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Finds the same plain value written twice for one key in one text. Objects merge and substitutions build on what was before, so
/// that only words over words are repeated by mistake.
/// </summary>
internal static class HoconDuplicates
{
    internal static IReadOnlyList<Fault> Find(HoconBraces root, LineMap lines)
    {
        var faults = new List<Fault>();
        Walk(root, new Scope());
        faults.Sort((left, right) => left.Span.CompareTo(right.Span));
        return faults;

        void Walk(HoconNode node, Scope scope)
        {
            switch (node)
            {
                case HoconBraces braces:
                    foreach (var member in braces.Members)
                    {
                        if (member is HoconField field)
                        {
                            Enter(field, scope);
                        }
                    }

                    break;
                case HoconArray array:
                    foreach (var item in array.Items)
                    {
                        Walk(item, new Scope());
                    }

                    break;
                case HoconPieces pieces:
                    foreach (var piece in pieces.Pieces)
                    {
                        Walk(piece, scope);
                    }

                    break;
            }
        }

        void Enter(HoconField field, Scope scope)
        {
            foreach (var part in field.Path)
            {
                scope = scope.Child(part.Name);
            }

            var last = field.Path[field.Path.Count - 1];
            if (!IsPlain(field))
            {
                // An optional substitution leaves what was before; a second word after it is still a second word.
                if (field.Value is not HoconSubstitution { IsOptional: true })
                {
                    scope.Word = null;
                }

                Walk(field.Value, scope);
                return;
            }

            if (scope.Word is { } first)
            {
                faults.Add(new Fault(
                    FaultKind.DuplicateKey,
                    lines.Span(last.Start, last.End),
                    $"'{scope.FullKey}' is set here again; only the last value counts",
                    lines.Span(first.Start, first.End),
                    scope.FullKey));
            }

            scope.Word = last;
        }
    }

    private static bool IsPlain(HoconField field)
    {
        if (field.IsAppend || TemplateMask.IsMasked(field.Path[0].Name))
        {
            return false;
        }

        if (field.Value is not HoconPieces pieces)
        {
            return field.Value is HoconWord;
        }

        foreach (var piece in pieces.Pieces)
        {
            if (piece is not HoconWord)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One key of the text with its children.</summary>
    private sealed class Scope(Scope? parent = null, string name = "")
    {
        private Dictionary<string, Scope>? _children;

        /// <summary>Where a word was last given for this key.</summary>
        internal HoconKeyPart? Word { get; set; }

        internal string FullKey => parent?.FullKey is { Length: > 0 } above ? above + "." + name : name;

        internal Scope Child(string key)
        {
            _children ??= new Dictionary<string, Scope>(System.StringComparer.Ordinal);
            if (!_children.TryGetValue(key, out var child))
            {
                _children.Add(key, child = new Scope(this, key));
            }

            return child;
        }
    }
}
