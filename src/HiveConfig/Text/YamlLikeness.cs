using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Tells a program's own YAML file from the playbooks, manifests, compose files and chart values that are called like it.</summary>
internal static class YamlLikeness
{
    private static readonly HashSet<string> Foreign = new(
        [
            "apiVersion", "kind", "services", "hosts", "tasks", "jobs", "image", "replicaCount", "replicas", "resources", "persistence", "nodeSelector",
            "tolerations", "affinity", "ingress", "statefulset", "fullnameOverride", "nameOverride", "serviceAccount", "podAnnotations", "extraEnvs",
            "clusterName", "nodeGroup", "esConfig", "esJavaOpts", "volumeClaimTemplate", "dependencies", "groups", "scrape_configs", "datasources",
            "openapi", "swagger", "AWSTemplateFormatVersion", "filebeat", "metricbeat", "elasticsearch", "cassandra", "thehive",
        ],
        StringComparer.Ordinal);

    // What the items of a playbook, or of a Beats module, say of themselves.
    private static readonly string[] ForeignItems = ["- hosts:", "- module:", "- import_playbook:", "  hosts:", "  tasks:", "  roles:", "- name:", "- include_tasks:", "- import_tasks:"];

    /// <summary>The look of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isOwn">Whether a key without indentation is one of the program's.</param>
    /// <param name="variables">How the names of variables for its templates begin: <c>cassandra_</c>.</param>
    internal static Likeness Of(string text, Func<string, bool> isOwn, string variables)
    {
        if (TopKeys.Any(text, isOwn))
        {
            return Likeness.Own;
        }

        var isList = TopKeys.Any(text, word => word is "-");
        return TopKeys.Any(text, word => Foreign.Contains(word) || word.StartsWith(variables, StringComparison.Ordinal))
            || (isList && Array.Exists(ForeignItems, item => text.IndexOf("\n" + item, StringComparison.Ordinal) >= 0 || text.StartsWith(item, StringComparison.Ordinal)))
            ? Likeness.Other
            : Likeness.Unclear;
    }
}
