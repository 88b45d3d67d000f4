namespace HiveConfig.Model;

/// <summary>One invariant of cluster.yaml that no file of the cluster shows: HC0xxx.</summary>
/// <param name="Id">For machines: <c>HC0010</c>.</param>
/// <param name="Name">For people: <c>cluster-node-names-distinct</c>.</param>
/// <param name="Title">The invariant as a fact, in one line.</param>
/// <param name="Why">What happens when it is violated.</param>
/// <param name="Fix">What to do, as an order.</param>
public sealed record ClusterRule(string Id, string Name, string Title, string Why, string Fix);
