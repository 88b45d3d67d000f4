using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>One section of an haproxy.cfg.</summary>
internal sealed class HaproxySection
{
    private readonly List<HaproxyLine> _lines = [];
    private IReadOnlyList<HaproxyBind>? _binds;
    private readonly HashSet<string> _acls = new(System.StringComparer.Ordinal);
    private IReadOnlyList<HaproxyServer>? _servers;
    private IReadOnlyList<HaproxyParameter>? _defaultServer;

    internal HaproxySection(HaproxyLine header, HaproxySection? defaults)
    {
        Header = header;
        Defaults = defaults;
        Depth = defaults is null ? 0 : defaults.Depth + 1;
    }

    /// <summary>The line that opens the section.</summary>
    public HaproxyLine Header { get; }

    /// <summary>What kind of section it is: <c>global</c>, <c>defaults</c>, <c>frontend</c>, <c>backend</c>, <c>listen</c>, …</summary>
    public Word Keyword => Header.Keyword;

    /// <summary>Its name; null when it has none.</summary>
    public Word? Name => Header.Words.Count > 1 && !Header.Words[1].Is("from") ? Header.Words[1] : null;

    /// <summary>The defaults section whose lines count here too: the one named by <c>from</c>, else the last one before; null when there is none.</summary>
    public HaproxySection? Defaults { get; }

    /// <summary>Its lines without comments, in the order of the file.</summary>
    public IReadOnlyList<HaproxyLine> Lines => _lines;

    /// <summary>From its header to its last line.</summary>
    public Span Span => _lines.Count == 0 ? Header.Span : Header.Span.To(_lines[_lines.Count - 1].Span);

    /// <summary>Whether clients connect to it: frontend and listen.</summary>
    public bool IsFrontend => Keyword.Is("frontend") || Keyword.Is("listen");

    /// <summary>Whether it has servers: backend and listen.</summary>
    public bool IsBackend => Keyword.Is("backend") || Keyword.Is("listen");

    /// <summary>Its bind lines.</summary>
    public IReadOnlyList<HaproxyBind> Binds => _binds ??= [.. All("bind").Where(line => line.Words.Count > 1).Select(line => new HaproxyBind(line))];

    /// <summary>Its servers: the lines <c>server</c> and <c>server-template</c>, with what <c>default-server</c> gave them.</summary>
    public IReadOnlyList<HaproxyServer> Servers => _servers ??= HaproxyServer.Of(this);

    /// <summary>The line that counts for a setting: the last one here or in <see cref="Defaults"/> that begins with these words, <c>no</c> and <c>default</c> aside.</summary>
    public HaproxyLine? Find(params string[] words)
    {
        for (var section = this; section is not null; section = section.Defaults)
        {
            if (section.FindOwn(words) is { } line)
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>, in this section alone.</summary>
    public HaproxyLine? FindOwn(params string[] words)
    {
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            if (_lines[i].StartsWith(words))
            {
                return _lines[i];
            }
        }

        return null;
    }

    /// <summary>The lines of this section that begin with these words.</summary>
    public IEnumerable<HaproxyLine> All(params string[] words) => _lines.Where(line => line.StartsWith(words));

    /// <summary>How many defaults sections it inherits from, one from the other.</summary>
    internal int Depth { get; }

    /// <summary>The names of its ACLs so far.</summary>
    internal IReadOnlyCollection<string> Acls => _acls;

    /// <summary>The parameters of its own <c>default-server</c> lines.</summary>
    internal IReadOnlyList<HaproxyParameter> DefaultServer
        => _defaultServer ??= [.. All("default-server").SelectMany(line => HaproxyParameter.Of(line.Words, 1, HaproxyKeywords.Server))];

    internal bool DeclaresAcl(string name) => _acls.Contains(name);

    internal void Add(HaproxyLine line)
    {
        _lines.Add(line);
        if (line.Keyword.Is("acl") && line.At(1) is { } acl)
        {
            _acls.Add(acl.Text);
        }
    }
}
