using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>Something in an imported tree that cluster.yaml does not carry, so that the generated files lack it or have it otherwise.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Message">What it is and why it is not carried; no secret stands in it.</param>
public sealed record NotExpressed(string Path, Span Span, string Message)
{
    /// <summary>The machine; null for a file that serves several.</summary>
    public string? Node { get; init; }

    /// <summary>The setting as the file has it; null for a whole file.</summary>
    public string? Setting { get; init; }

    /// <summary>What is said of a file of which nothing is written.</summary>
    internal static string WholeFile(FileKind kind) => $"HiveConfig writes no file of this kind here ({kind.Name}); it stays as it is";

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Span}: {Wording.Bounded(Message)}";
}
