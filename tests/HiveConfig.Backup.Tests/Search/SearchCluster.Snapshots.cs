using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace HiveConfig.Backup.Tests;

/// <summary>The snapshot API.</summary>
internal sealed partial class SearchCluster
{
    private static readonly string[] IndexOptions = ["ignore_unavailable", "allow_no_indices", "expand_wildcards"];

    private static JsonObject Of(SearchRepository repository) => new()
    {
        ["type"] = "fs",
        ["settings"] = new JsonObject { ["location"] = repository.Location, ["readonly"] = repository.IsReadOnly ? "true" : "false" },
    };

    private SearchRepository Repository(string name)
        => Repositories.TryGetValue(name, out var repository) ? repository : throw new SearchError(404, "repository_missing_exception", $"[{name}] missing");

    private SearchSnapshot Snapshot(string repository, string name)
        => Repository(repository).Snapshots.TryGetValue(name, out var snapshot) ? snapshot : throw new SearchError(404, "snapshot_missing_exception", $"[{repository}:{name}] is missing");

    private SearchAnswer AllRepositories(SearchRequest request)
    {
        Parameters(request);
        return SearchAnswer.Ok(new JsonObject(Repositories.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Of(one.Value)))));
    }

    private SearchAnswer GetRepository(SearchRequest request, string name)
    {
        Parameters(request);
        return SearchAnswer.Ok(new JsonObject { [name] = Of(Repository(name)) });
    }

    private SearchAnswer PutRepository(SearchRequest request, string name)
    {
        Parameters(request, "verify");
        var body = Body(request, "type", "settings");
        if (body["type"]?.GetValue<string>() is not "fs" || body["settings"] is not JsonObject settings)
        {
            throw new SearchError(400, "repository_exception", $"[{name}] repository type [{body["type"]}] does not exist");
        }

        var known = new[] { "location", "compress", "readonly", "chunk_size", "max_snapshot_bytes_per_sec", "max_restore_bytes_per_sec", "max_number_of_snapshots" };
        if (settings.Select(setting => setting.Key).FirstOrDefault(key => !known.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw new SearchError(400, "illegal_argument_exception", $"unknown setting [{unknown}]");
        }

        var location = Path.Combine(PathRepo, settings["location"]?.GetValue<string>() ?? "");
        if (location != PathRepo && !location.StartsWith(PathRepo.TrimEnd('/') + "/", StringComparison.Ordinal))
        {
            throw new SearchError(500, "repository_exception", $"[{name}] location [{location}] doesn't match any of the locations specified by path.repo");
        }

        if (!(request.Query.TryGetValue("verify", out var verify) && verify is "false"))
        {
            Shared(name);
        }

        var isReadOnly = settings["readonly"]?.ToString() is "true";
        var before = Repositories.TryGetValue(name, out var old) && old.Location == location ? old : null;
        var repository = new SearchRepository(location, isReadOnly);
        foreach (var (key, snapshot) in before?.Snapshots ?? [])
        {
            repository.Snapshots[key] = snapshot;
        }

        Repositories[name] = repository;
        return Acknowledged();
    }

    private void Shared(string repository)
    {
        if (NodeWithoutShare is { } node)
        {
            throw new SearchError(500, "repository_verification_exception", $"[{repository}] [[{node}-id, 'org.elasticsearch.transport.RemoteTransportException: a file written by master to the store [{PathRepo}] cannot be accessed on the node [{{{node}}}]. This might indicate that the store [{PathRepo}] is not shared between this node and the master node']]");
        }
    }

    private SearchAnswer DeleteRepository(SearchRequest request, string name)
    {
        Parameters(request);
        _ = Repository(name);
        Repositories.Remove(name);
        return Acknowledged();
    }

    private SearchAnswer Verify(SearchRequest request, string name)
    {
        Parameters(request);
        _ = Repository(name);
        Shared(name);
        return SearchAnswer.Ok(new JsonObject { ["nodes"] = new JsonObject(Nodes.Values.Select(node => KeyValuePair.Create(node + "-id", (JsonNode?)new JsonObject { ["name"] = node }))) });
    }

    private SearchAnswer Cleanup(SearchRequest request, string name)
    {
        Parameters(request);
        _ = Repository(name);
        return SearchAnswer.Ok(new JsonObject { ["results"] = new JsonObject { ["deleted_bytes"] = 0, ["deleted_blobs"] = 0 } });
    }

    private SearchAnswer CreateSnapshot(SearchRequest request, string repository, string name)
    {
        Parameters(request, "wait_for_completion");
        var body = Body(request, [.. IndexOptions, "indices", "include_global_state", "partial", "metadata", "feature_states"]);
        if (name.Any(char.IsUpper) || name.IndexOfAny([' ', ',', '#', '"', '*', '\\', '<', '|', '>', '/', '?']) >= 0 || name[0] is '_')
        {
            throw new SearchError(400, "invalid_snapshot_name_exception", $"[{repository}:{name}] Invalid snapshot name [{name}], must be lowercase");
        }

        var store = Repository(repository);
        if (store.IsReadOnly)
        {
            throw new SearchError(500, "repository_exception", $"[{repository}] cannot create snapshot in a readonly repository");
        }

        if (store.Snapshots.ContainsKey(name))
        {
            throw new SearchError(400, "invalid_snapshot_name_exception", $"[{repository}:{name}] Invalid snapshot name [{name}], snapshot with the same name already exists");
        }

        // A list is taken as a text with commas is.
        var patterns = body["indices"] is JsonArray list ? string.Join(',', list.Select(one => one!.GetValue<string>())) : body["indices"]?.GetValue<string>() ?? "*";
        var names = Resolve(patterns, body["ignore_unavailable"]?.ToString() is "true");
        var snapshot = new SearchSnapshot { Final = Final, Polls = Polls, Indices = names.ToDictionary(one => one, one => Indices[one].Copy(), StringComparer.Ordinal) };
        store.Snapshots[name] = snapshot;
        Directory.CreateDirectory(HostPath(store.Location));
        File.WriteAllText(Path.Combine(HostPath(store.Location), $"snap-{snapshot.Uuid}.dat"), name);
        File.WriteAllText(Path.Combine(HostPath(store.Location), "index.latest"), name);
        if (!Flag(request, "wait_for_completion"))
        {
            return SearchAnswer.Ok(new JsonObject { ["accepted"] = true });
        }

        snapshot.Polls = 0;
        return SearchAnswer.Ok(new JsonObject { ["snapshot"] = Describe(repository, name, snapshot) });
    }

    private static JsonObject Describe(string repository, string name, SearchSnapshot snapshot)
    {
        var failures = new JsonArray();
        if (snapshot.Failed > 0)
        {
            failures.Add((JsonNode)new JsonObject { ["index"] = snapshot.Indices.Keys.FirstOrDefault(), ["shard_id"] = 0, ["reason"] = "node shutdown", ["status"] = "INTERNAL_SERVER_ERROR" });
        }

        return new JsonObject
        {
            ["snapshot"] = name,
            ["uuid"] = snapshot.Uuid,
            ["repository"] = repository,
            ["indices"] = Array(snapshot.Indices.Keys),
            ["data_streams"] = new JsonArray(),
            ["include_global_state"] = false,
            ["state"] = snapshot.State,
            ["start_time"] = "2026-01-01T00:00:00.000Z",
            ["start_time_in_millis"] = 1767225600000,
            ["end_time_in_millis"] = snapshot.State is "IN_PROGRESS" ? 0 : 1767225601000,
            ["failures"] = failures,
            ["shards"] = new JsonObject
            {
                ["total"] = snapshot.State is "IN_PROGRESS" ? 0 : snapshot.Total,
                ["failed"] = snapshot.Failed,
                ["successful"] = snapshot.State is "IN_PROGRESS" ? 0 : snapshot.Total - snapshot.Failed,
            },
            ["feature_states"] = new JsonArray(),
        };
    }

    private SearchAnswer Running(SearchRequest request)
    {
        Parameters(request, "ignore_unavailable");
        return SearchAnswer.Ok(new JsonObject { ["snapshots"] = new JsonArray([.. from store in Repositories from one in store.Value.Snapshots where one.Value.Polls > 0 select (JsonNode)Describe(store.Key, one.Key, one.Value)]) });
    }

    private SearchAnswer Current(SearchRequest request, string repository)
    {
        Parameters(request, "verbose", "ignore_unavailable");
        return SearchAnswer.Ok(new JsonObject { ["snapshots"] = new JsonArray([.. Repository(repository).Snapshots.Where(one => one.Value.Polls > 0).Select(one => (JsonNode)Describe(repository, one.Key, one.Value))]) });
    }

    private SearchAnswer GetSnapshot(SearchRequest request, string repository, string pattern)
    {
        Parameters(request, "verbose", "ignore_unavailable", "index_names", "index_details", "include_repository", "sort", "size", "order", "after", "offset");
        var store = Repository(repository);
        var isOne = pattern is not "_all" && !pattern.Contains('*', StringComparison.Ordinal) && !pattern.Contains(',', StringComparison.Ordinal);
        var names = isOne ? [pattern] : store.Snapshots.Keys.Where(name => pattern is "_all" || pattern.Split(',').Any(one => Matches(one, name))).ToList();
        if (isOne && !store.Snapshots.ContainsKey(pattern))
        {
            return Flag(request, "ignore_unavailable")
                ? SearchAnswer.Ok(new JsonObject { ["snapshots"] = new JsonArray(), ["total"] = 0, ["remaining"] = 0 })
                : SearchAnswer.Error(404, "snapshot_missing_exception", $"[{repository}:{pattern}] is missing");
        }

        var described = names.Select(name => (JsonNode)Describe(repository, name, store.Snapshots[name])).ToArray();
        foreach (var snapshot in names.Select(name => store.Snapshots[name]).Where(snapshot => snapshot.Polls > 0))
        {
            snapshot.Polls--;
        }

        return SearchAnswer.Ok(new JsonObject { ["snapshots"] = new JsonArray(described), ["total"] = described.Length, ["remaining"] = 0 });
    }

    private SearchAnswer SnapshotStatus(SearchRequest request, string repository, string name)
    {
        Parameters(request, "ignore_unavailable");
        var snapshot = Snapshot(repository, name);
        var state = snapshot.State is "IN_PROGRESS" ? "STARTED" : snapshot.State;
        if (snapshot.Polls > 0)
        {
            snapshot.Polls--;
        }

        return SearchAnswer.Ok(new JsonObject
        {
            ["snapshots"] = new JsonArray(new JsonObject
            {
                ["snapshot"] = name,
                ["repository"] = repository,
                ["uuid"] = snapshot.Uuid,
                ["state"] = state,
                ["include_global_state"] = false,
                ["shards_stats"] = new JsonObject { ["done"] = snapshot.Total - snapshot.Failed, ["failed"] = snapshot.Failed, ["total"] = snapshot.Total },
                ["indices"] = new JsonObject(snapshot.Indices.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)new JsonObject { ["shards_stats"] = new JsonObject { ["total"] = one.Value.Shards } }))),
            }),
        });
    }

    private SearchAnswer DeleteSnapshot(SearchRequest request, string repository, string name)
    {
        Parameters(request, "wait_for_completion");
        var store = Repository(repository);
        var snapshot = Snapshot(repository, name);
        store.Snapshots.Remove(name);
        File.Delete(Path.Combine(HostPath(store.Location), $"snap-{snapshot.Uuid}.dat"));
        return Acknowledged();
    }

    private SearchAnswer Restore(SearchRequest request, string repository, string name)
    {
        Parameters(request, "wait_for_completion");
        var body = Body(request, [.. IndexOptions, "indices", "include_global_state", "include_aliases", "partial", "rename_pattern", "rename_replacement", "index_settings", "ignore_index_settings", "feature_states"]);
        var snapshot = Snapshot(repository, name);
        var patterns = (body["indices"] is JsonArray list ? list.Select(one => one!.GetValue<string>()) : (body["indices"]?.GetValue<string>() ?? "*").Split(',')).ToList();
        if (patterns.Find(one => !one.Contains('*', StringComparison.Ordinal) && !snapshot.Indices.ContainsKey(one)) is { } missing && body["ignore_unavailable"]?.ToString() is not "true")
        {
            throw new SearchError(404, "index_not_found_exception", $"no such index [{missing}]");
        }

        var chosen = snapshot.Indices.Where(one => patterns.Exists(pattern => Matches(pattern, one.Key))).ToList();
        string Renamed(string index) => body["rename_pattern"]?.GetValue<string>() is { } pattern
            ? System.Text.RegularExpressions.Regex.Replace(index, pattern, body["rename_replacement"]?.GetValue<string>() ?? "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
            : index;
        foreach (var one in chosen.Where(one => Indices.TryGetValue(Renamed(one.Key), out var there) && there.IsOpen))
        {
            throw new SearchError(500, "snapshot_restore_exception", $"[{repository}:{name}/{snapshot.Uuid}] cannot restore index [{Renamed(one.Key)}] because an open index with same name already exists in the cluster. Either close or delete the existing index or restore the index under a different name by providing a rename pattern and replacement name");
        }

        if (snapshot.State is not "SUCCESS" && body["partial"]?.ToString() is not "true")
        {
            throw new SearchError(500, "snapshot_restore_exception", $"[{repository}:{name}/{snapshot.Uuid}] unsupported snapshot state [{snapshot.State}]");
        }

        foreach (var one in chosen)
        {
            var restored = one.Value.Copy();
            restored.Documents = Math.Max(0, restored.Documents - LostDocuments);
            if (body["include_aliases"]?.ToString() is "false")
            {
                restored.Aliases.Clear();
            }

            Indices[Renamed(one.Key)] = restored;
        }

        var total = chosen.Sum(one => one.Value.Shards);
        return Flag(request, "wait_for_completion")
            ? SearchAnswer.Ok(new JsonObject
            {
                ["snapshot"] = new JsonObject
                {
                    ["snapshot"] = name,
                    ["indices"] = Array(chosen.Select(one => Renamed(one.Key))),
                    ["shards"] = new JsonObject { ["total"] = total, ["failed"] = FailedShards, ["successful"] = total - FailedShards },
                },
            })
            : SearchAnswer.Ok(new JsonObject { ["accepted"] = true });
    }
}
