using System;
using System.Collections.Generic;
using HiveConfig.Model;
using HiveConfig.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers;

/// <summary>The settings that an initialiser states beside the model, as far as their texts are constants.</summary>
internal sealed class ExtraReading(Initialiser extra, Known known)
{
    /// <summary>The settings of a file; null where there are none, or they are unknown or no map.</summary>
    internal (TreeDocument Settings, IOperation Text)? Tree(string property)
    {
        if (known.Source(extra[property]) is not IInvocationOperation { TargetMethod: { Name: nameof(Extra.Parse), ContainingType.Name: nameof(Extra) }, Arguments: { Length: 1 } arguments } || known.Text(arguments[0].Value) is not { } text)
        {
            return null;
        }

        var document = YamlReader.Read(text);
        return document is { Faults.Count: 0, Root: MapValue map } ? (new TreeDocument(map, []), Literal(arguments[0].Value)) : null;
    }

    /// <summary>The options or lines of a list, each with the place of its text.</summary>
    internal IEnumerable<(string Text, IOperation Place)> Lines(string property)
    {
        foreach (var item in known.Items(extra[property])?.Items ?? [])
        {
            if (known.Source(item) is IInvocationOperation { TargetMethod.Name: nameof(JvmSetting.Parse), Arguments: { Length: 1 } arguments } && known.Text(arguments[0].Value) is { } text)
            {
                yield return (text, Literal(arguments[0].Value));
            }
        }
    }

    /// <summary>The texts that a value consists of: an entry each, also where they stand in one text with commas.</summary>
    internal static IEnumerable<string> Entries(ConfigValue? value)
    {
        foreach (var item in value is ListValue list ? list.Items : value is null ? [] : [value])
        {
            foreach (var entry in item is ScalarValue scalar ? scalar.Text.Split(',') : [])
            {
                if (entry.Trim() is { Length: > 0 } trimmed)
                {
                    yield return trimmed;
                }
            }
        }
    }

    /// <summary>The place of a part of a constant text, where it is written as one literal; else that of the whole.</summary>
    internal static Location PlaceOf(IOperation text, string part, string after = "")
    {
        if (text.Syntax is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression))
        {
            var source = literal.Token.Text;
            var start = source.IndexOf(after, StringComparison.Ordinal);
            var at = start < 0 ? -1 : source.IndexOf(part, start + after.Length, StringComparison.Ordinal);

            // 10.0.0.1 is no part of 10.0.0.12.
            while (at >= 0 && (IsOfWord(source, at - 1) || IsOfWord(source, at + part.Length)))
            {
                at = source.IndexOf(part, at + 1, StringComparison.Ordinal);
            }

            if (at >= 0)
            {
                return Location.Create(literal.SyntaxTree, new TextSpan(literal.Token.SpanStart + at, part.Length));
            }
        }

        return text.Syntax.GetLocation();
    }

    // Where the text is written, also behind a variable.
    private IOperation Literal(IOperation text) => known.Source(text) is ILiteralOperation literal ? literal : text;

    private static bool IsOfWord(string source, int at) => at >= 0 && at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] is '.');
}
