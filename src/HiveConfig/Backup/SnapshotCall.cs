using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>What a request to Elasticsearch does with snapshots.</summary>
internal enum SnapshotAct
{
    /// <summary>Registers a repository.</summary>
    Register,

    /// <summary>Makes a snapshot.</summary>
    Create,

    /// <summary>Gives its indices back.</summary>
    Restore,

    /// <summary>Removes it.</summary>
    Delete,

    /// <summary>Asks for its state, or anything else that changes nothing.</summary>
    Ask,

    /// <summary>Removes an index, which is no snapshot.</summary>
    DeleteIndex,
}

/// <summary>A request to Elasticsearch in a script.</summary>
/// <param name="Script">The script.</param>
/// <param name="Index">Number of the command in it.</param>
/// <param name="Act">What is asked for.</param>
/// <param name="Url">The word with the address.</param>
/// <param name="Path">What stands behind <c>_snapshot/</c>, without the query.</param>
internal sealed record SnapshotCall(BackupScript Script, int Index, SnapshotAct Act, Word Url, string Path)
{
    private const string Root = "_snapshot/";

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

    private static readonly string[] Verbs = ["_verify", "_status", "_cleanup", "_analyze", "_verify_integrity", "_current", "_all"];

    internal Step Step => Script.Steps[Index];

    /// <summary>Whether it waits until the snapshot is done.</summary>
    internal bool Waits => Script.Expand(Url).IndexOf("wait_for_completion=true", StringComparison.Ordinal) >= 0;

    /// <summary>The requests of a script in reading order.</summary>
    internal static IReadOnlyList<SnapshotCall> In(BackupScript script)
        => Enumerable.Range(0, script.Steps.Count).Select(i => Read(script, i)).OfType<SnapshotCall>().ToList();

    private static SnapshotCall? Read(BackupScript script, int i)
    {
        var step = script.Steps[i];
        var words = script.Call(step, "curl", "wget") ?? (step.Command.Words.Any(word => Array.IndexOf(Methods, word.Text) >= 0) ? step.Command.Words : null);
        if (words is null || step.Command.Program is "echo" or "printf" or "logger" or "[" or "test" or "grep" or "jq")
        {
            return null;
        }

        var method = MethodOf(words);
        if (words.FirstOrDefault(word => script.Expand(word) is var text && text.IndexOf(Root, StringComparison.Ordinal) >= 0 && text.IndexOf('{') is var brace && (brace < 0 || text[0] != '{')) is { } url)
        {
            var path = script.Expand(url);
            path = path.Substring(path.IndexOf(Root, StringComparison.Ordinal) + Root.Length);
            var query = path.IndexOf('?');
            path = (query < 0 ? path : path.Substring(0, query)).TrimEnd('/');
            return new SnapshotCall(script, i, ActOf(method, path), url, path);
        }

        // http://host:9200/index: one part behind the port, or a function's second argument.
        return method is "DELETE" && words.FirstOrDefault(word => script.Expand(word).IndexOf("/_", StringComparison.Ordinal) < 0 && IsIndex(script.Expand(word))) is { } index
            ? new SnapshotCall(script, i, SnapshotAct.DeleteIndex, index, "")
            : null;
    }

    private static SnapshotAct ActOf(string method, string path)
    {
        var parts = path.Split('/');
        return path.EndsWith("/_restore", StringComparison.Ordinal) ? SnapshotAct.Restore
            : method is "PUT" or "POST" && parts.Length == 1 && path.Length > 0 && path[0] != '_' ? SnapshotAct.Register
            : method is "PUT" or "POST" && parts.Length == 2 && Array.IndexOf(Verbs, parts[1]) < 0 ? SnapshotAct.Create
            : method is "DELETE" ? SnapshotAct.Delete
            : SnapshotAct.Ask;
    }

    private static bool IsIndex(string url) => url.StartsWith("http", StringComparison.Ordinal) || url.IndexOf("URL", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string MethodOf(IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var text = words[i].Text;
            var method = text is "-X" or "--request" && i + 1 < words.Count ? words[i + 1].Text
                : text.StartsWith("-X", StringComparison.Ordinal) && text.Length > 2 ? text.Substring(2)
                : text.StartsWith("--request=", StringComparison.Ordinal) ? text.Substring("--request=".Length)
                : text;
            if (Array.IndexOf(Methods, method) >= 0)
            {
                return method;
            }
        }

        return words.Any(word => word.Text is "-d" or "--data" or "--json" or "--data-binary" or "--data-raw") ? "POST" : "GET";
    }
}
