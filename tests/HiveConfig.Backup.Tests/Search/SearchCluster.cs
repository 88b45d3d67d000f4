using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HiveConfig.Backup.Tests;

/// <summary>
/// Answers as Elasticsearch does to the requests of a backup and a restore, from a state of its own, and refuses what Elasticsearch
/// refuses: other paths, parameters and fields it does not know, names that are not there or there already, requests without a login.
/// </summary>
internal sealed partial class SearchCluster
{
    /// <summary>In place of a body that came without its type.</summary>
    internal const string WrongType = "\0";

    private static readonly string[] Common = ["pretty", "human", "error_trace", "filter_path", "format", "master_timeout", "timeout", "local"];
    private readonly object _gate = new();

    public SortedDictionary<string, SearchIndex> Indices { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SearchRepository> Repositories { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Users { get; } = new(StringComparer.Ordinal);

    /// <summary>green, yellow or red.</summary>
    public string Health { get; set; } = "green";

    /// <summary>The nodes by address.</summary>
    public required IReadOnlyDictionary<IPAddress, string> Nodes { get; init; }

    public required string Version { get; init; }

    /// <summary>The file system of the first node, as the test sees it: where a repository's files go.</summary>
    public required Func<string, string> HostPath { get; init; }

    /// <summary>path.repo of every node.</summary>
    public required string PathRepo { get; init; }

    /// <summary>A node that cannot see the repository, or null.</summary>
    public string? NodeWithoutShare { get; set; }

    /// <summary>How a snapshot ends.</summary>
    public string Final { get; set; } = "SUCCESS";

    /// <summary>How often a snapshot's state is asked for before it is final.</summary>
    public int Polls { get; set; } = 2;

    /// <summary>How many shards of a restore fail.</summary>
    public int FailedShards { get; set; }

    /// <summary>How many documents a restored index lacks.</summary>
    public int LostDocuments { get; set; }

    /// <summary>What a test puts in the place of an answer; null lets the request pass.</summary>
    public Func<SearchRequest, SearchAnswer?>? Instead { get; set; }

    /// <summary>What a test does after a request was answered.</summary>
    public Action<SearchRequest>? After { get; set; }

    public SearchAnswer Answer(SearchRequest request, IPAddress node)
    {
        lock (_gate)
        {
            try
            {
                if (!IsLoggedIn(request))
                {
                    return SearchAnswer.Error(401, "security_exception", $"missing authentication credentials for REST request [{request.Path}]");
                }

                if (string.Equals(request.Body, WrongType, StringComparison.Ordinal))
                {
                    return SearchAnswer.Error(406, "media_type_header_exception", "Invalid media-type value on headers [Content-Type]");
                }

                if (Instead?.Invoke(request) is { } instead)
                {
                    return instead;
                }

                var answer = Route(request, node);
                After?.Invoke(request);
                return answer;
            }
            catch (SearchError refused)
            {
                return refused.Answer;
            }
        }
    }

    /// <summary>Does what a request asks, for a test whose client is not to hear of it.</summary>
    public SearchAnswer Again(SearchRequest request) => Route(request, Nodes.Keys.First());

    /// <summary>Runs what looks at or changes the state while nothing else does.</summary>
    public T Locked<T>(Func<T> look)
    {
        lock (_gate)
        {
            return look();
        }
    }

    private bool IsLoggedIn(SearchRequest request)
    {
        if (!request.Authorization.StartsWith("Basic ", StringComparison.Ordinal))
        {
            return false;
        }

        var login = Encoding.UTF8.GetString(Convert.FromBase64String(request.Authorization[6..])).Split(':', 2);
        return Users.TryGetValue(login[0], out var password) && string.Equals(password, login[1], StringComparison.Ordinal);
    }

    private SearchAnswer Route(SearchRequest request, IPAddress node) => (request.Method, request.Parts) switch
    {
        ("GET" or "HEAD", []) => Root(request, node),
        ("GET", ["_cluster", "health"]) => ClusterHealth(request),
        ("GET", ["_cluster", "health", var index]) => ClusterHealth(request, index),
        ("GET", ["_cat", "health"]) => Text(request, $"1767225600 00:00:00 thp {Health} {Nodes.Count} {Nodes.Count} 2 1 0 0 0 0 - 100.0%\n"),
        ("GET", ["_cat", "nodes"]) => Text(request, string.Concat(Nodes.Values.Select(name => name + "\n"))),
        ("GET", ["_cat", "indices"]) => CatIndices(request, "*"),
        ("GET", ["_cat", "indices", var pattern]) => CatIndices(request, pattern),
        ("GET", ["_nodes", .. var rest]) => NodesInfo(request, rest),
        ("GET", ["_security", "_authenticate"]) => Authenticated(request),
        ("GET", ["_snapshot"]) or ("GET", ["_snapshot", "_all"]) => AllRepositories(request),
        ("GET", ["_snapshot", "_status"]) => Running(request),
        ("GET", ["_snapshot", var repository]) => GetRepository(request, repository),
        ("PUT" or "POST", ["_snapshot", var repository]) => PutRepository(request, repository),
        ("DELETE", ["_snapshot", var repository]) => DeleteRepository(request, repository),
        ("POST", ["_snapshot", var repository, "_verify"]) => Verify(request, repository),
        ("POST", ["_snapshot", var repository, "_cleanup"]) => Cleanup(request, repository),
        ("PUT" or "POST", ["_snapshot", var repository, var snapshot]) => CreateSnapshot(request, repository, snapshot),
        ("GET", ["_snapshot", var repository, "_current"]) => Current(request, repository),
        ("GET", ["_snapshot", var repository, var snapshot]) => GetSnapshot(request, repository, snapshot),
        ("GET", ["_snapshot", var repository, var snapshot, "_status"]) => SnapshotStatus(request, repository, snapshot),
        ("DELETE", ["_snapshot", var repository, var snapshot]) => DeleteSnapshot(request, repository, snapshot),
        ("POST", ["_snapshot", var repository, var snapshot, "_restore"]) => Restore(request, repository, snapshot),
        ("GET", ["_alias"]) => GetAliases(request, "*"),
        ("GET", ["_alias", var alias]) => GetAlias(request, alias),
        ("GET", [var index, "_alias"]) => GetAliases(request, index),
        ("POST", ["_aliases"]) => ChangeAliases(request),
        ("GET", ["_resolve", "index", var pattern]) => ResolveIndex(request, pattern),
        ("POST" or "GET", ["_refresh"]) => Refresh(request, "*"),
        ("POST" or "GET", [var index, "_refresh"]) => Refresh(request, index),
        ("POST", [var index, "_flush"]) => Refresh(request, index),
        ("GET" or "POST", [var index, "_count"]) => Count(request, index),
        ("GET", [var index, "_recovery"]) => Recovery(request, index),
        ("GET", ["_recovery"]) => Recovery(request, "*"),
        ("POST", [var index, "_close"]) => Open(request, index, isOpen: false),
        ("POST", [var index, "_open"]) => Open(request, index, isOpen: true),
        ("PUT", [var index, "_settings"]) => PutSettings(request, index),
        ("GET", [var index, "_settings"]) => GetIndex(request, index),
        ("PUT", [var index, "_block", "write"]) => Block(request, index),
        ("POST" or "PUT", [var source, "_clone", var target]) => Clone(request, source, target),
        ("GET" or "HEAD", [var index]) when index[0] != '_' => GetIndex(request, index),
        ("DELETE", [var index]) when index[0] != '_' => DeleteIndex(request, index),
        _ => throw new SearchError(400, "illegal_argument_exception", $"no handler found for uri [{request.Path}] and method [{request.Method}]"),
    };

    private static void Parameters(SearchRequest request, params string[] known)
    {
        if (request.Query.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal) && !Common.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new SearchError(400, "illegal_argument_exception", $"request [{request.Path}] contains unrecognized parameter: [{unknown}]");
        }
    }

    private static JsonObject Body(SearchRequest request, params string[] known)
    {
        var body = request.Json();
        return body.Select(field => field.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new SearchError(400, "illegal_argument_exception", $"Unknown parameter {unknown}")
            : body;
    }

    private static bool Flag(SearchRequest request, string name) => request.Query.TryGetValue(name, out var text) && text is "" or "true";

    private static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);

    private static SearchAnswer Acknowledged() => SearchAnswer.Ok(new JsonObject { ["acknowledged"] = true });

    private static SearchAnswer Text(SearchRequest request, string text)
    {
        Parameters(request, "h", "v", "s", "bytes", "health", "expand_wildcards", "ts");
        return new SearchAnswer(200, text, default, "text/plain");
    }

    private SearchAnswer Root(SearchRequest request, IPAddress node)
    {
        Parameters(request);
        return SearchAnswer.Ok(new JsonObject { ["name"] = Nodes[node], ["cluster_name"] = "thp", ["version"] = new JsonObject { ["number"] = Version }, ["tagline"] = "You Know, for Search" });
    }

    private SearchAnswer ClusterHealth(SearchRequest request, string? index = null)
    {
        Parameters(request, "wait_for_status", "wait_for_nodes", "wait_for_no_relocating_shards", "wait_for_no_initializing_shards", "wait_for_active_shards", "level", "expand_wildcards");
        if (index is not null)
        {
            _ = Resolve(index, ignoreUnavailable: false);
        }

        var isBelow = request.Query.TryGetValue("wait_for_status", out var wanted)
            && System.Array.IndexOf(["green", "yellow", "red"], Health) > System.Array.IndexOf(["green", "yellow", "red"], wanted);
        var body = new JsonObject
        {
            ["cluster_name"] = "thp", ["status"] = Health, ["timed_out"] = isBelow, ["number_of_nodes"] = Nodes.Count, ["number_of_data_nodes"] = Nodes.Count,
            ["active_primary_shards"] = Indices.Values.Sum(one => one.Shards), ["relocating_shards"] = 0, ["initializing_shards"] = 0,
            ["unassigned_shards"] = Health is "green" ? 0 : 1, ["number_of_pending_tasks"] = 0,
        };
        return isBelow ? new SearchAnswer(408, body.ToJsonString()) : SearchAnswer.Ok(body);
    }

    private SearchAnswer NodesInfo(SearchRequest request, string[] rest)
    {
        Parameters(request);
        return rest.Length > 2
            ? throw new SearchError(400, "illegal_argument_exception", $"no handler found for uri [{request.Path}] and method [GET]")
            : SearchAnswer.Ok(new JsonObject
            {
                ["_nodes"] = new JsonObject { ["total"] = Nodes.Count, ["successful"] = Nodes.Count, ["failed"] = 0 },
                ["nodes"] = new JsonObject(Nodes.Select(node => KeyValuePair.Create(node.Value + "-id", (JsonNode?)new JsonObject
                {
                    ["name"] = node.Value,
                    ["version"] = Version,
                    ["ip"] = node.Key.ToString(),
                    ["settings"] = new JsonObject { ["path"] = new JsonObject { ["repo"] = new JsonArray(PathRepo) } },
                }))),
            });
    }

    private static SearchAnswer Authenticated(SearchRequest request)
    {
        Parameters(request);
        return SearchAnswer.Ok(new JsonObject { ["username"] = "lab", ["enabled"] = true });
    }
}
