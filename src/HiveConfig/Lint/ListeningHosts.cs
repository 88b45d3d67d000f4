using System;
using System.Collections.Generic;

namespace HiveConfig.Lint;

/// <summary>The hosts at which the nodes of a service are asked. Every list of a large cluster names all of them, so none is looked for one by one.</summary>
internal sealed class ListeningHosts
{
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);

    /// <summary>Whether some node listens at every address that it has.</summary>
    internal bool ListenAnywhere { get; private set; }

    /// <summary>Whether all are numeric addresses: then a numeric address that is none of them is no node.</summary>
    internal bool AreAddresses { get; private set; } = true;

    /// <summary>Whether no two have the same: else one of them is asked at another, which nobody knows here.</summary>
    internal bool AreDistinct { get; private set; } = true;

    internal void Add(string host, bool listensAnywhere)
    {
        AreDistinct &= _hosts.Add(HostText.Usual(host));
        ListenAnywhere |= listensAnywhere;
        AreAddresses &= HostText.IsAddress(host);
    }

    internal bool Contains(string host) => _hosts.Contains(HostText.Usual(host));
}
