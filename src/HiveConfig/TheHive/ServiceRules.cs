using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold for TheHive's web server, modules, Java and licence.</summary>
internal static class ServiceRules
{
    internal static Rule[] All =>
    [
        BaseUrl,
        Context,
        OldModules,
        ModulesOnAndOff,
        Sizes,
        AuditIndex,
        JavaOpts,
        Java,
        Licence,
    ];

    /// <summary>What browsers see.</summary>
    public static Rule BaseUrl { get; } = new(
        "HC3030", "thehive-base-url", Error,
        Title: "application.baseUrl is http:// or https:// and the public name, without a slash at its end; in a cluster that of the balancers",
        Why: "Single sign-on redirects to it and notifications link to it: users land nowhere, or on one node.",
        Fix: "Set application.baseUrl to the address that users type, without a slash at its end.",
        ServiceChecks.BaseUrl)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: service configuration",
    };

    /// <summary>One path.</summary>
    public static Rule Context { get; } = new(
        "HC3031", "thehive-context-vs-baseurl", Error,
        Title: "play.http.context begins with a slash and is the path of application.baseUrl",
        Why: "Play refuses a context without the slash; with another path links lead to 404 and cookies are not sent.",
        Fix: "Set play.http.context to the path of application.baseUrl, '/' where it has none.",
        ServiceChecks.Context)
    {
        Scope = Scope.Single,
        Source = "Play: play.http.context; TheHive documentation: service configuration",
    };

    /// <summary>Modules as TheHive 5 has them.</summary>
    public static Rule OldModules { get; } = new(
        "HC3040", "thehive-obsolete-module-line", Warning,
        Title: "Connectors are not switched on in play.modules.enabled",
        Why: "That is the form of TheHive 4: in TheHive 5 the connector stays off, or is loaded in the wrong place.",
        Fix: "Remove the line; where the version needs one, name the connector in scalligraph.modules.",
        ServiceChecks.OldModules)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: upgrade from 4.x",
    };

    /// <summary>On or off.</summary>
    public static Rule ModulesOnAndOff { get; } = new(
        "HC3041", "thehive-module-contradiction", Warning,
        Title: "No module is in scalligraph.modules and in scalligraph.disabledModules",
        Why: "Nobody can tell whether the module is meant to be on.",
        Fix: "Remove the module from one of the lists.",
        ServiceChecks.ModulesOnAndOff)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: turn off the Cortex and MISP connectors",
    };

    // No proxy of this product limits the size of a request, so only TheHive's own two limits are compared.

    /// <summary>Attachments are the larger.</summary>
    public static Rule Sizes { get; } = new(
        "HC3042", "thehive-size-order", Warning,
        Title: "play.http.parser.maxDiskBuffer and maxMemoryBuffer are sizes, the first at least the second",
        Why: "Uploads fail with 413 below the size that requests may have; TheHive does not start with a size whose unit it does not know.",
        Fix: "Raise maxDiskBuffer to the largest attachment that users send.",
        ServiceChecks.Sizes)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: service configuration; Play: body parsers",
    };

    /// <summary>Two names for two indices.</summary>
    public static Rule AuditIndex { get; } = new(
        "HC3043", "thehive-audit-index-name", Error,
        Title: "The audit log in Elasticsearch has another index name than the data",
        Why: "Both write to one index with different mappings: one of them fails.",
        Fix: "Remove audit.elasticsearch.index-name, or give it a name of its own such as thehive-audits.",
        ServiceChecks.AuditIndexName)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: audit logs in Elasticsearch",
    };

    // A value without quotes is taken to the end of its line, so that only what systemd does pass over is an error.

    /// <summary>Options that reach Java.</summary>
    public static Rule JavaOpts { get; } = new(
        "HC3050", "thehive-java-opts-form", Error,
        Title: "/etc/default/thehive gives Java's options in one JAVA_OPTS line, and a heap of a fixed size",
        Why: "systemd is no shell: it passes over other lines and replaces no variables, and TheHive starts with Java's own heap.",
        Fix: "Write JAVA_OPTS=\"-Xms… -Xmx… …\" on one line, -Xms and -Xmx alike.",
        JavaOptions.Check)
    {
        Scope = Scope.Single,
        Source = "systemd.exec: EnvironmentFile; TheHive documentation: JVM memory",
    };

    // cluster.yaml says nothing of Java; what systemd gives TheHive may.

    /// <summary>The Java that it is made for.</summary>
    public static Rule Java { get; } = new(
        "HC3051", "thehive-java-version", Warning,
        Title: "TheHive runs on Java 11",
        Why: "The vendor supports no other version for TheHive 5.",
        Fix: "Install a Java 11 and let JAVA_HOME in /etc/default/thehive name it.",
        JavaOptions.Version)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: software requirements",
    };

    /// <summary>Licensed for it.</summary>
    public static Rule Licence { get; } = new(
        "HC3052", "thehive-licence", Info,
        Title: "A cluster of several TheHive nodes states its licence",
        Why: "The community licence allows one node, and the trial of a new database ends after fourteen days.",
        Fix: "Set 'license' in cluster.yaml to gold, platinum or trial.",
        ServiceChecks.Licence)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "TheHive documentation: licences, Kubernetes",
    };
}
