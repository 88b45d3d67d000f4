using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;

namespace HiveConfig.Analyzers;

/// <summary>The types of the library that the code at hand refers to, looked up once.</summary>
internal sealed class ModelTypes
{
    // Only the build for .NET has it; for the others it is null, and nothing is it.
    private const string Disk = "HiveConfig.Disk.";

    private readonly Compilation _compilation;

    private ModelTypes(Compilation compilation, INamedTypeSymbol cluster)
    {
        _compilation = compilation;
        Cluster = cluster;
        Node = Find(typeof(Node));
        Secret = Find(typeof(Secret));
        Secrets = Find(typeof(Secrets));
        Extra = Find(typeof(Extra));
        TheHive = Find(typeof(Model.TheHive));
        Cassandra = Find(typeof(Model.Cassandra));
        Elasticsearch = Find(typeof(Model.Elasticsearch));
        LoadBalancer = Find(typeof(Model.LoadBalancer));
        ClusterValidation = Find(typeof(ClusterValidation));
        SecretChecks = Find(typeof(SecretChecks));
        ExtraChecks = Find(typeof(ExtraChecks));
        ClusterExtensions = Find(typeof(ClusterExtensions));
        RepoExtensions = Find(typeof(RepoExtensions));
        Generator = Find(typeof(Generator));
        Linter = Find(typeof(Linter));
        FileSet = Find(typeof(FileSet));
        SecretResolver = compilation.GetTypeByMetadataName(Disk + "SecretResolver");
        ConfigTree = compilation.GetTypeByMetadataName(Disk + "ConfigTree");
        FileSetWriter = compilation.GetTypeByMetadataName(Disk + "FileSetWriter");
        Known = new Known(this);
    }

    internal INamedTypeSymbol Cluster { get; }

    internal INamedTypeSymbol? Node { get; }

    internal INamedTypeSymbol? Secret { get; }

    internal INamedTypeSymbol? Secrets { get; }

    internal INamedTypeSymbol? Extra { get; }

    internal INamedTypeSymbol? TheHive { get; }

    internal INamedTypeSymbol? Cassandra { get; }

    internal INamedTypeSymbol? Elasticsearch { get; }

    internal INamedTypeSymbol? LoadBalancer { get; }

    internal INamedTypeSymbol? ClusterValidation { get; }

    internal INamedTypeSymbol? SecretChecks { get; }

    internal INamedTypeSymbol? ExtraChecks { get; }

    internal INamedTypeSymbol? ClusterExtensions { get; }

    internal INamedTypeSymbol? RepoExtensions { get; }

    internal INamedTypeSymbol? Generator { get; }

    internal INamedTypeSymbol? Linter { get; }

    internal INamedTypeSymbol? FileSet { get; }

    internal INamedTypeSymbol? SecretResolver { get; }

    internal INamedTypeSymbol? ConfigTree { get; }

    internal INamedTypeSymbol? FileSetWriter { get; }

    /// <summary>What the source says of values, these types among them.</summary>
    internal Known Known { get; }

    /// <summary>The types; null where the library is not referenced.</summary>
    internal static ModelTypes? Of(Compilation compilation)
        => compilation.GetTypeByMetadataName(typeof(Cluster).FullName) is { } cluster ? new ModelTypes(compilation, cluster) : null;

    internal static bool Is(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>Whether it is a type of the model, all of which are records that nothing changes.</summary>
    internal bool IsOfModel(ITypeSymbol? type)
        => type is { IsRecord: true } && Is(type.ContainingNamespace, Cluster.ContainingNamespace) && Is(type.ContainingAssembly, Cluster.ContainingAssembly);

    /// <summary>Whether it is <c>Func&lt;Secret, string?&gt;</c>, what resolves secrets.</summary>
    internal bool IsResolve(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Func", TypeArguments: { Length: 2 } arguments } && Is(arguments[0], Secret) && arguments[1].SpecialType == SpecialType.System_String;

    private INamedTypeSymbol? Find(System.Type type) => _compilation.GetTypeByMetadataName(type.FullName);
}
