using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Finds every place that a document names, whatever its form, and asks whether it lies inside the text.</summary>
internal static class SpanWalk
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static void AllInside(string text, Document document)
    {
        var lines = text.Split('\n');
        foreach (var (span, owner) in Of(document))
        {
            var isInside = span.Line >= 1 && span.EndLine >= span.Line && span.EndLine <= lines.Length
                && span.Column >= 1 && span.EndColumn >= 1
                && span.Column <= lines[span.Line - 1].Length + 1 && span.EndColumn <= lines[span.EndLine - 1].Length + 1
                && (span.Line < span.EndLine || span.Column <= span.EndColumn);
            Assert.True(isInside, $"{owner} at {span.Line}:{span.Column}-{span.EndLine}:{span.EndColumn} is outside {text}");
        }
    }

    private static IEnumerable<(Span Span, string Owner)> Of(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var item))
        {
            if (item is string || !seen.Add(item))
            {
                continue;
            }

            if (item is IEnumerable list)
            {
                foreach (var element in list)
                {
                    if (element is not null && IsOurs(element.GetType()))
                    {
                        open.Push(element);
                    }
                }

                continue;
            }

            foreach (var property in Properties.GetOrAdd(item.GetType(), Readable))
            {
                switch (property.GetValue(item))
                {
                    case null:
                        break;
                    case Span span:
                        yield return (span, $"{item.GetType().Name}.{property.Name}");
                        break;
                    case { } value:
                        open.Push(value);
                        break;
                }
            }
        }
    }

    private static PropertyInfo[] Readable(Type type)
        => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => IsOurs(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)))];

    private static bool IsOurs(Type type) => type.Namespace == typeof(Span).Namespace && !type.IsEnum;
}
