namespace HiveConfig.Generate;

/// <summary>What every written file says at its top, as a comment of its syntax.</summary>
internal static class Banner
{
    internal const string Text = "Written by HiveConfig from cluster.yaml; change it there.";

    /// <summary>As a line of a syntax whose comments begin with <c>#</c>.</summary>
    internal const string Hash = "# " + Text + "\n";
}
