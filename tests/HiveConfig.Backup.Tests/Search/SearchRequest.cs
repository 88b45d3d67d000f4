using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HiveConfig.Backup.Tests;

/// <summary>A request to the search cluster.</summary>
internal sealed record SearchRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, string Authorization, string Body)
{
    /// <summary>The path in parts, without an empty first one.</summary>
    public string[] Parts { get; } = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <summary>The body as an object; an empty one when there is none. Throws what a server answers to text that is no JSON.</summary>
    public JsonObject Json()
    {
        try
        {
            return Body.Length == 0 ? [] : JsonNode.Parse(Body) as JsonObject ?? throw new SearchError(400, "parse_exception", "request body is required to be an object");
        }
        catch (JsonException problem)
        {
            throw new SearchError(400, "parse_exception", "Failed to parse content to map: " + problem.Message);
        }
    }

    public override string ToString() => $"{Method} {Path}{(Query.Count == 0 ? "" : "?" + string.Join('&', Query.Select(one => one.Key + "=" + one.Value)))} {Body}".Trim();
}

/// <summary>What is answered: a status and a body, after a while; or, with no status, the connection is cut.</summary>
internal sealed record SearchAnswer(int? Status, string Body, TimeSpan Delay = default, string ContentType = "application/json")
{
    public static SearchAnswer Lost { get; } = new(null, "");

    public static SearchAnswer Ok(JsonNode body) => new(200, body.ToJsonString());

    public static SearchAnswer Error(int status, string type, string reason) => new(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["root_cause"] = new JsonArray(new JsonObject { ["type"] = type, ["reason"] = reason }),
            ["type"] = type,
            ["reason"] = reason,
        },
        ["status"] = status,
    }.ToJsonString());
}

/// <summary>A request that is refused.</summary>
internal sealed class SearchError(int status, string type, string reason) : Exception(reason)
{
    public SearchAnswer Answer { get; } = SearchAnswer.Error(status, type, reason);
}
