namespace HiveConfig.Import;

/// <summary>Something that cluster.yaml has to state and the imported tree does not say.</summary>
/// <param name="Setting">The key of cluster.yaml: <c>vip</c>.</param>
/// <param name="What">What is expected there.</param>
public sealed record ImportGap(string Setting, string What);
