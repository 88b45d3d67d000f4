using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>One server of a backend: a line <c>server</c> or <c>server-template</c>.</summary>
internal sealed class HaproxyServer
{
    private readonly HaproxySection _section;

    // How many parameters of the section's default-server lines stand before this server.
    private readonly int _defaults;

    private HaproxyServer(HaproxySection section, HaproxyLine line, int defaults)
    {
        var address = line.Keyword.Is("server") ? 2 : 3;
        Line = line;
        Name = line.Words[1];
        Address = HaproxyAddress.Of(line.Words[address]);
        Parameters = HaproxyParameter.Of(line.Words, address + 1, HaproxyKeywords.Server);
        _section = section;
        _defaults = defaults;
    }

    /// <summary>The line.</summary>
    public HaproxyLine Line { get; }

    /// <summary>Its name; of a template, what all its names begin with.</summary>
    public Word Name { get; }

    /// <summary>Its address.</summary>
    public HaproxyAddress Address { get; }

    /// <summary>The parameters of its own line.</summary>
    public IReadOnlyList<HaproxyParameter> Parameters { get; }

    /// <summary>The parameter that counts: of its own line, else of the <c>default-server</c> lines before it; null when there is none.</summary>
    public HaproxyParameter? Find(string name) => HaproxyParameter.Last(Parameters, name) ?? Default(name);

    /// <summary>Whether a switch such as <c>check</c> or <c>backup</c> is on, <c>no-check</c> on its own line considered.</summary>
    public bool Has(string name)
        => HaproxyParameter.Last(Parameters, name) is not null
            || (HaproxyParameter.Last(Parameters, "no-" + name) is null && Default(name) is not null);

    internal static IReadOnlyList<HaproxyServer> Of(HaproxySection section)
    {
        var servers = new List<HaproxyServer>();
        var defaults = 0;
        foreach (var line in section.Lines)
        {
            if (line.Keyword.Is("default-server"))
            {
                defaults += HaproxyParameter.Of(line.Words, 1, HaproxyKeywords.Server).Count;
            }
            else if ((line.Keyword.Is("server") && line.Words.Count > 2) || (line.Keyword.Is("server-template") && line.Words.Count > 3))
            {
                servers.Add(new HaproxyServer(section, line, defaults));
            }
        }

        return servers;
    }

    private HaproxyParameter? Default(string name)
    {
        if (_section.LastDefault(name, _defaults) is { } own)
        {
            return own;
        }

        for (var section = _section.Defaults; section is not null; section = section.Defaults)
        {
            if (section.LastDefault(name, section.DefaultServer.Count) is { } inherited)
            {
                return inherited;
            }
        }

        return null;
    }
}
