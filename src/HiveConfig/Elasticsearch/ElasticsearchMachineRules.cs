using System.Linq;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Elasticsearch;

/// <summary>What must hold of Elasticsearch on its machine: directories, versions, the Java machine, limits.</summary>
internal static class ElasticsearchMachineRules
{
    internal static Rule[] All =>
    [
        PackagePaths,
        WrongPath,
        VersionVersusTheHive,
        PathRepoAll,
        JvmFileName,
        JvmOptionsLine,
        Heap,
        MemoryLock,
    ];

    /// <summary>Data and logs lie where the package may write.</summary>
    public static Rule PackagePaths { get; } = new(
        "HC2020", "elasticsearch-package-paths", Warning,
        Title: "In an installation from packages data and logs lie outside /usr/share/elasticsearch",
        Why: "That is the layout of the container image: the package's own tree is read-only to the service, and an upgrade replaces it.",
        Fix: "Write 'path.data: /var/lib/elasticsearch' and 'path.logs: /var/log/elasticsearch'.",
        ConfigurationPlace.Paths)
    {
        Scope = Scope.Single,
        Source = "Elastic: directory layout of the Debian and RPM packages",
    };

    /// <summary>The file is where it is read.</summary>
    public static Rule WrongPath { get; } = new(
        "HC2021", "elasticsearch-wrong-path", Error,
        Title: "elasticsearch.yml lies in Elasticsearch's configuration directory, under no other name",
        Why: "A file elsewhere is never read; elasticsearch.yaml or elasticsearch.json stops the node.",
        Fix: "Move the file to /etc/elasticsearch/elasticsearch.yml.",
        ConfigurationPlace.Files)
    {
        Scope = Scope.Single,
        Needs = "listing",
        Source = "Observed with the settings code of Elasticsearch 7.17; TheHive: setting up a cluster has /etc/cassandra/elasticsearch.yml",
    };

    /// <summary>The vendor supports the two versions together.</summary>
    public static Rule VersionVersusTheHive { get; } = new(
        "HC2022", "elasticsearch-version-vs-thehive", Error,
        Title: "The version of Elasticsearch is one that TheHive's version works with",
        Why: "TheHive does not start its index, or the vendor does not help.",
        Fix: "Install a version of Elasticsearch within the range.",
        ConfigurationPlace.Versions)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "TheHive: supported Elasticsearch versions; activate the audit log",
    };

    /// <summary>Snapshots may lie in the same place on all nodes.</summary>
    public static Rule PathRepoAll { get; } = new(
        "HC2042", "elasticsearch-path-repo-all", Error,
        Title: "path.repo is the same on all nodes that hold data or can become master",
        Why: "'location [...] doesn't match any of the locations specified by path.repo': the repository is not verified.",
        Fix: "Write the same path.repo on every node, and restart them one by one.",
        ConfigurationPlace.Repositories)
    {
        Source = "Elastic: shared file system repository",
    };

    /// <summary>The file is read.</summary>
    public static Rule JvmFileName { get; } = new(
        "HC2050", "elasticsearch-jvm-file-name", Warning,
        Title: "Files in jvm.options.d end in .options",
        Why: "Any other is ignored without a word.",
        Fix: "Rename the file so that it ends in '.options'.",
        JvmFiles.Names)
    {
        Scope = Scope.Single,
        Source = "Observed with the JVM options parser of Elasticsearch 7.17",
    };

    /// <summary>The lines are options.</summary>
    public static Rule JvmOptionsLine { get; } = new(
        "HC2051", "elasticsearch-jvm-options-line", Error,
        Title: "Every line of a jvm.options file is an option, or a comment from its first column",
        Why: "'improperly formatted JVM option' stops the node, and a comment behind an option goes to Java with it.",
        Fix: "Begin the line with '-', a version of Java and ':', or '#'; put comments on lines of their own.",
        JvmFiles.Lines)
    {
        Scope = Scope.Single,
        Source = "Observed with the JVM options parser of Elasticsearch 7.17",
    };

    /// <summary>The heap has one size.</summary>
    public static Rule Heap { get; } = new(
        "HC2052", "elasticsearch-heap", Error,
        Title: "Elasticsearch's -Xms and -Xmx are equal, and below the limit of compressed pointers",
        Why: "A bootstrap check stops a node whose heap may grow; from 32 GB on every pointer takes twice the space.",
        Fix: "Write -Xms and -Xmx with the same size, half of the memory of its share of the machine and at most 26g.",
        JvmFiles.Heap)
    {
        Scope = Scope.Single,
        Source = "Elastic: heap size; bootstrap checks",
    };

    /// <summary>The service may lock what it is told to.</summary>
    public static Rule MemoryLock { get; } = new(
        "HC2053", "elasticsearch-memory-lock", Error,
        Title: "With bootstrap.memory_lock the unit allows the service to lock memory",
        Why: "A bootstrap check stops the node: 'memory locking requested for elasticsearch process but memory is not locked'.",
        Fix: "Write 'LimitMEMLOCK=infinity' below [Service] in a drop-in of elasticsearch.service.",
        LockedMemory.Check)
    {
        Scope = Scope.Single,
        Source = "Elastic: bootstrap checks, systemd configuration",
    };
}
