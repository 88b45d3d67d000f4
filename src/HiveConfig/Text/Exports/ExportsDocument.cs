using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>The exports of an NFS server: /etc/exports or a file of /etc/exports.d.</summary>
internal sealed class ExportsDocument : Document
{
    internal ExportsDocument(IReadOnlyList<ExportsEntry> entries, IReadOnlyList<Fault> faults)
        : base(faults) => Entries = entries;

    /// <summary>The exported directories in the order of the file.</summary>
    public IReadOnlyList<ExportsEntry> Entries { get; }
}

/// <summary>One exported directory.</summary>
/// <param name="Directory">Its path.</param>
/// <param name="Clients">Who may mount it. Empty when the line names nobody: the server then exports it to nobody.</param>
internal sealed record ExportsEntry(Word Directory, IReadOnlyList<ExportsClient> Clients)
{
    /// <summary>From its path to its last client.</summary>
    public Span Span => Clients.Count == 0 ? Directory.Span : Directory.Span.To(Clients[Clients.Count - 1].Span);
}

/// <summary>Who may mount an exported directory, and how.</summary>
/// <param name="Host">Name, address, network, pattern or <c>@netgroup</c>; null for options without a client, which are for everybody.</param>
/// <param name="Options">The options that count: those the line gives to all clients from here on, then its own.</param>
/// <param name="Span">Where client and options stand.</param>
internal sealed record ExportsClient(Word? Host, IReadOnlyList<MountOption> Options, Span Span)
{
    /// <summary>Whether everybody is meant: <c>*</c>, or options behind a blank, as in <c>client (rw)</c>.</summary>
    public bool IsEverybody => Host is null or { Text: "*", IsKnown: true };

    /// <summary>The last option of a name; null when there is none.</summary>
    public MountOption? Find(string option) => MountOption.Last(Options, option);
}
