using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace HiveConfig.Tests.Real;

/// <summary>A real yaml-language-server, asked what an editor asks it. One document at a time.</summary>
internal sealed class LanguageServer : IDisposable
{
    public const string Program = "yaml-language-server";

    private readonly Process _process;
    private int _lastId;
    private int _lastDocument;

    public LanguageServer()
    {
        _process = Process.Start(new ProcessStartInfo(RealProgram.PathOf(Program) ?? Program, ["--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Ask("initialize", new JsonObject { ["processId"] = null, ["rootUri"] = null, ["capabilities"] = new JsonObject() });
        Tell("initialized", new JsonObject());
    }

    /// <summary>Opens a document and returns what the server says of it: line (from 1) and message.</summary>
    public IReadOnlyList<string> Diagnostics(string text)
    {
        var uri = Open(text);
        while (true)
        {
            var message = Receive();
            if ((string?)message["method"] is "textDocument/publishDiagnostics" && string.Equals((string?)message["params"]!["uri"], uri, StringComparison.Ordinal))
            {
                return message["params"]!["diagnostics"]!.AsArray()
                    .Select(diagnostic => string.Create(CultureInfo.InvariantCulture, $"{(int)diagnostic!["range"]!["start"]!["line"]! + 1}: {diagnostic["message"]}"))
                    .ToList();
            }
        }
    }

    /// <summary>What can be typed at the end of a text.</summary>
    public IReadOnlyList<string> Completions(string text)
    {
        var uri = Open(text);
        var lines = text.Split('\n');
        var answer = Ask("textDocument/completion", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri },
            ["position"] = new JsonObject { ["line"] = lines.Length - 1, ["character"] = lines[^1].Length },
        });
        return ((answer as JsonArray) ?? answer!["items"]!.AsArray()).Select(item => (string)item!["label"]!).ToList();
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Open(string text)
    {
        var uri = string.Create(CultureInfo.InvariantCulture, $"file:///nowhere/{++_lastDocument}/cluster.yaml");
        Tell("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "yaml", ["version"] = 1, ["text"] = text },
        });
        return uri;
    }

    private JsonNode? Ask(string method, JsonObject parameters)
    {
        var id = ++_lastId;
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            var message = Receive();
            if (message["method"] is null && (int?)message["id"] == id)
            {
                return message["error"] is { } error ? throw new InvalidOperationException(error.ToJsonString()) : message["result"];
            }
        }
    }

    private void Tell(string method, JsonObject parameters) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var stream = _process.StandardInput.BaseStream;
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
        stream.Write(body);
        stream.Flush();
    }

    private JsonNode Receive()
    {
        var stream = _process.StandardOutput.BaseStream;
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = stream.ReadByte();
            head.Append(next < 0 ? throw new EndOfStreamException("the language server ended: " + head) : (char)next);
        }

        var length = head.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        var body = new byte[int.Parse(length["Content-Length: ".Length..], CultureInfo.InvariantCulture)];
        stream.ReadExactly(body);
        return JsonNode.Parse(body)!;
    }
}
