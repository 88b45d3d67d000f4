using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace HiveConfig.Backup.Tests;

/// <summary>Indices and their aliases.</summary>
internal sealed partial class SearchCluster
{
    private static bool Matches(string pattern, string name)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return string.Equals(pattern, name, StringComparison.Ordinal);
        }

        if (!name.StartsWith(parts[0], StringComparison.Ordinal) || !name.EndsWith(parts[^1], StringComparison.Ordinal) || name.Length < parts[0].Length + parts[^1].Length)
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            at = name.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += part.Length;
        }

        return at <= name.Length - parts[^1].Length;
    }

    /// <summary>The indices that an expression names: patterns may find nothing, names must be there.</summary>
    private List<string> Resolve(string expression, bool ignoreUnavailable)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in expression.Split(','))
        {
            if (part.StartsWith('-') && found.Count > 0)
            {
                found.RemoveWhere(name => Matches(part[1..], name));
                continue;
            }

            var pattern = part is "_all" ? "*" : part;
            var here = Indices.Where(one => Matches(pattern, one.Key) || one.Value.Aliases.Any(alias => Matches(pattern, alias))).Select(one => one.Key).ToList();
            if (here.Count == 0 && !pattern.Contains('*', StringComparison.Ordinal) && !ignoreUnavailable)
            {
                throw new SearchError(404, "index_not_found_exception", $"no such index [{pattern}]");
            }

            found.UnionWith(here);
        }

        return [.. found];
    }

    private List<string> Named(SearchRequest request, string expression)
    {
        Parameters(request, "ignore_unavailable", "allow_no_indices", "expand_wildcards", "include_type_name", "flat_settings", "include_defaults", "features", "wait_for_active_shards", "active_only", "detailed", "force", "wait_if_ongoing", "preserve_existing", "q");
        var names = Resolve(expression, Flag(request, "ignore_unavailable"));
        return names.Count == 0 && request.Query.TryGetValue("allow_no_indices", out var allow) && allow is "false"
            ? throw new SearchError(404, "index_not_found_exception", $"no such index [{expression}]")
            : names;
    }

    private SearchAnswer CatIndices(SearchRequest request, string pattern)
    {
        Parameters(request, "h", "v", "s", "bytes", "health", "expand_wildcards", "pri", "time");
        var names = Resolve(pattern, ignoreUnavailable: false);
        return request.Query.TryGetValue("format", out var format) && format is "json"
            ? SearchAnswer.Ok(new JsonArray([.. names.Select(name => (JsonNode)new JsonObject
            {
                ["health"] = Health,
                ["status"] = Indices[name].IsOpen ? "open" : "close",
                ["index"] = name,
                ["uuid"] = Indices[name].Uuid,
                ["pri"] = Indices[name].Shards.ToString(CultureInfo.InvariantCulture),
                ["docs.count"] = Indices[name].Documents.ToString(CultureInfo.InvariantCulture),
            })]))
            : new SearchAnswer(200, string.Concat(names.Select(name => Row(name, request.Query.TryGetValue("h", out var columns) ? columns : "health,status,index,pri,docs.count"))), default, "text/plain");
    }

    private string Row(string name, string columns) => string.Join(' ', columns.Split(',').Select(column => column switch
    {
        "index" or "i" => name,
        "health" or "h" => Health,
        "status" => Indices[name].IsOpen ? "open" : "close",
        "docs.count" => Indices[name].Documents.ToString(CultureInfo.InvariantCulture),
        "pri" => Indices[name].Shards.ToString(CultureInfo.InvariantCulture),
        "uuid" => Indices[name].Uuid,
        _ => "-",
    })) + "\n";

    private SearchAnswer ResolveIndex(SearchRequest request, string pattern)
    {
        Parameters(request, "expand_wildcards");
        return SearchAnswer.Ok(new JsonObject
        {
            ["indices"] = new JsonArray([.. Resolve(pattern, ignoreUnavailable: true).Select(name => (JsonNode)new JsonObject { ["name"] = name, ["aliases"] = Array(Indices[name].Aliases), ["attributes"] = Array(["open"]) })]),
            ["aliases"] = new JsonArray(),
            ["data_streams"] = new JsonArray(),
        });
    }

    private SearchAnswer GetIndex(SearchRequest request, string expression)
    {
        var names = Named(request, expression);
        return SearchAnswer.Ok(new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject
        {
            ["aliases"] = new JsonObject(Indices[name].Aliases.Select(alias => KeyValuePair.Create(alias, (JsonNode?)new JsonObject()))),
            ["mappings"] = new JsonObject(),
            ["settings"] = new JsonObject { ["index"] = new JsonObject { ["number_of_shards"] = Indices[name].Shards.ToString(CultureInfo.InvariantCulture), ["uuid"] = Indices[name].Uuid } },
        }))));
    }

    private SearchAnswer GetAliases(SearchRequest request, string expression)
    {
        var names = Named(request, expression);
        return SearchAnswer.Ok(AliasesOf(names.Select(name => (name, (IEnumerable<string>)Indices[name].Aliases))));
    }

    private static JsonObject AliasesOf(IEnumerable<(string Index, IEnumerable<string> Aliases)> indices)
        => new(indices.Select(one => KeyValuePair.Create(one.Index, (JsonNode?)new JsonObject { ["aliases"] = new JsonObject(one.Aliases.Select(alias => KeyValuePair.Create(alias, (JsonNode?)new JsonObject()))) })));

    private SearchAnswer GetAlias(SearchRequest request, string pattern)
    {
        Parameters(request, "ignore_unavailable", "allow_no_indices", "expand_wildcards");
        var found = Indices.Where(one => one.Value.Aliases.Any(alias => pattern.Split(',').Any(part => Matches(part, alias)))).ToList();
        return found.Count == 0 && !pattern.Contains('*', StringComparison.Ordinal)
            ? new SearchAnswer(404, new JsonObject { ["error"] = $"alias [{pattern}] missing", ["status"] = 404 }.ToJsonString())
            : SearchAnswer.Ok(AliasesOf(found.Select(one => (one.Key, one.Value.Aliases.Where(alias => pattern.Split(',').Any(part => Matches(part, alias)))))));
    }

    // All or nothing.
    private SearchAnswer ChangeAliases(SearchRequest request)
    {
        Parameters(request);
        if (Body(request, "actions")["actions"] is not JsonArray { Count: > 0 } actions)
        {
            throw new SearchError(400, "illegal_argument_exception", "No action specified");
        }

        var removed = new HashSet<string>(StringComparer.Ordinal);
        var steps = new List<Action>();
        var added = new List<string>();
        foreach (var (kind, node) in actions.SelectMany(action => action!.AsObject()))
        {
            var action = node!.AsObject();
            string[] Names(string one, string several) => action[one]?.GetValue<string>() is { } name ? [name] : action[several] is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [];
            if (action.Select(field => field.Key).FirstOrDefault(key => key is not ("index" or "indices" or "alias" or "aliases" or "is_write_index" or "is_hidden" or "must_exist" or "filter" or "routing")) is { } unknown)
            {
                throw new SearchError(400, "x_content_parse_exception", $"[{kind}] unknown field [{unknown}]");
            }

            var indices = Names("index", "indices").SelectMany(name => Resolve(name, ignoreUnavailable: false)).ToList();
            var aliases = Names("alias", "aliases");
            switch (kind)
            {
                case "remove_index":
                    foreach (var name in Names("index", "indices").Where(name => !Indices.ContainsKey(name)))
                    {
                        throw new SearchError(404, "index_not_found_exception", $"no such index [{name}]");
                    }

                    removed.UnionWith(indices);
                    steps.Add(() => indices.ForEach(name => Indices.Remove(name)));
                    break;
                case "add":
                    added.AddRange(aliases);
                    steps.Add(() => indices.ForEach(name => Indices[name].Aliases.UnionWith(aliases)));
                    break;
                case "remove":
                    if (!indices.SelectMany(name => Indices[name].Aliases).Intersect(aliases, StringComparer.Ordinal).Any() && action["must_exist"]?.ToString() is not "false")
                    {
                        throw new SearchError(404, "aliases_not_found_exception", $"aliases [{string.Join(',', aliases)}] missing");
                    }

                    steps.Add(() => indices.ForEach(name => Indices[name].Aliases.ExceptWith(aliases)));
                    break;
                default:
                    throw new SearchError(400, "x_content_parse_exception", $"[aliases] unknown field [{kind}]");
            }
        }

        if (added.Find(alias => Indices.ContainsKey(alias) && !removed.Contains(alias)) is { } taken)
        {
            throw new SearchError(400, "invalid_alias_name_exception", $"Invalid alias name [{taken}]: an index or data stream exists with the same name as the alias");
        }

        foreach (var step in steps)
        {
            step();
        }

        return Acknowledged();
    }

    private SearchAnswer Refresh(SearchRequest request, string expression)
    {
        _ = Named(request, expression);
        return SearchAnswer.Ok(new JsonObject { ["_shards"] = new JsonObject { ["total"] = 2, ["successful"] = 2, ["failed"] = 0 } });
    }

    private SearchAnswer Count(SearchRequest request, string expression)
    {
        var names = Named(request, expression);
        return names.Exists(name => !Indices[name].IsOpen)
            ? throw new SearchError(400, "index_closed_exception", "closed")
            : SearchAnswer.Ok(new JsonObject { ["count"] = names.Sum(name => Indices[name].Documents), ["_shards"] = new JsonObject { ["total"] = names.Sum(name => Indices[name].Shards), ["successful"] = names.Sum(name => Indices[name].Shards), ["skipped"] = 0, ["failed"] = 0 } });
    }

    private SearchAnswer Recovery(SearchRequest request, string expression)
    {
        var names = Named(request, expression);
        return SearchAnswer.Ok(new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["shards"] = new JsonArray(new JsonObject { ["id"] = 0, ["type"] = "SNAPSHOT", ["stage"] = "DONE", ["primary"] = true }) }))));
    }

    private SearchAnswer Open(SearchRequest request, string expression, bool isOpen)
    {
        foreach (var name in Named(request, expression))
        {
            Indices[name].IsOpen = isOpen;
        }

        return Acknowledged();
    }

    private SearchAnswer PutSettings(SearchRequest request, string expression)
    {
        var text = request.Json().ToJsonString();
        foreach (var name in Named(request, expression).Where(_ => text.Contains("blocks", StringComparison.Ordinal)))
        {
            Indices[name].IsWriteBlocked = text.Contains("true", StringComparison.Ordinal);
        }

        return Acknowledged();
    }

    private SearchAnswer Block(SearchRequest request, string expression)
    {
        foreach (var name in Named(request, expression))
        {
            Indices[name].IsWriteBlocked = true;
        }

        return SearchAnswer.Ok(new JsonObject { ["acknowledged"] = true, ["shards_acknowledged"] = true, ["indices"] = new JsonArray() });
    }

    private SearchAnswer Clone(SearchRequest request, string source, string target)
    {
        Parameters(request, "wait_for_active_shards");
        if (!Indices.TryGetValue(source, out var index))
        {
            throw new SearchError(404, "index_not_found_exception", $"no such index [{source}]");
        }

        if (!index.IsWriteBlocked)
        {
            throw new SearchError(400, "illegal_state_exception", $"index {source} must be read-only to resize index. use \"index.blocks.write=true\"");
        }

        if (Indices.ContainsKey(target))
        {
            throw new SearchError(400, "resource_already_exists_exception", $"index [{target}] already exists");
        }

        var copy = index.Copy();
        copy.Aliases.Clear();
        Indices[target] = copy;
        return SearchAnswer.Ok(new JsonObject { ["acknowledged"] = true, ["shards_acknowledged"] = true, ["index"] = target });
    }

    private SearchAnswer DeleteIndex(SearchRequest request, string expression)
    {
        // action.destructive_requires_name is true by default from 8 on.
        if (expression.Contains('*', StringComparison.Ordinal) || expression is "_all")
        {
            throw new SearchError(400, "illegal_argument_exception", "Wildcard expressions or all indices are not allowed");
        }

        foreach (var name in expression.Split(','))
        {
            Parameters(request, "ignore_unavailable", "allow_no_indices", "expand_wildcards");
            if (!Indices.ContainsKey(name) && Indices.Values.Any(one => one.Aliases.Contains(name)))
            {
                throw new SearchError(400, "illegal_argument_exception", $"The provided expression [{name}] matches an alias, specify the corresponding concrete indices instead.");
            }

            if (!Indices.Remove(name) && !Flag(request, "ignore_unavailable"))
            {
                throw new SearchError(404, "index_not_found_exception", $"no such index [{name}]");
            }
        }

        return Acknowledged();
    }
}
