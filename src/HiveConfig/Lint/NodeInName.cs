using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// A file that is called after its machine or environment: <c>cass1-cassandra.yaml</c>, <c>application-prod.conf</c>. The name is
/// a guess: the text has to bear it out.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="FileName">What it is called on the machine.</param>
/// <param name="Node">The machine; null when the word is none.</param>
/// <param name="Environment">The environment; null when the word is none.</param>
internal sealed record NodeInName(FileKind Kind, string FileName, string? Node, string? Environment)
{
    // Copies put aside, and variants that the packages ship: no machine.
    private static readonly HashSet<string> Asides = new(
        [
            "latest", "default", "defaults", "sample", "example", "template", "tmpl", "orig", "original", "bak", "backup", "old", "new", "tmp", "temp",
            "save", "copy", "dist", "rpmnew", "rpmsave", "dpkg-old", "dpkg-new", "dpkg-dist", "disabled", "reference", "schema", "values", "vars",
            "docker", "compose", "docker-compose", "deployment", "statefulset", "service", "configmap", "secret", "pvc", "ingress", "env", "local", "override",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Marks of tools that encrypt, inside the name.
    private static readonly HashSet<string> Encrypted = new(["sops", "enc", "encrypted", "vault"], StringComparer.OrdinalIgnoreCase);

    internal static NodeInName? Find(string name, IReadOnlyList<FileKind> kinds)
    {
        foreach (var kind in kinds.Where(kind => kind.Likeness is not null))
        {
            foreach (var usual in kind.FileNames)
            {
                if (Word(name, usual) is { } word && !Asides.Contains(word))
                {
                    var isNode = !Encrypted.Contains(word) && !Layout.IsEnvironment(word);
                    return new NodeInName(kind, usual, isNode ? word : null, Layout.IsEnvironment(word) ? word : null);
                }
            }
        }

        return null;
    }

    // What stands before cassandra.yaml, or between its two parts.
    private static string? Word(string name, string usual)
    {
        var dot = usual.LastIndexOf('.');
        if (name.Length < usual.Length + 2 || !name.EndsWith(usual.Substring(dot), StringComparison.Ordinal))
        {
            return null;
        }

        var length = name.Length - usual.Length - 1;
        var word = name.EndsWith(usual, StringComparison.Ordinal) && IsSeparator(name[length]) ? name.Substring(0, length)
            : name.StartsWith(usual.Substring(0, dot), StringComparison.Ordinal) && IsSeparator(name[dot]) ? name.Substring(dot + 1, length)
            : "";
        return word.Length > 0 && HostText.IsName(word) ? word : null;
    }

    private static bool IsSeparator(char c) => c is '-' or '.' or '_';
}
