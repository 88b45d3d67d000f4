using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>One section of an haproxy.cfg.</summary>
internal sealed class HaproxySection
{
    // By so many words at the beginning of a line it is found at once.
    private const int Indexed = 2;

    private readonly List<HaproxyLine> _lines = [];
    private Dictionary<string, List<HaproxyLine>>? _byWords;
    private IReadOnlyList<HaproxyBind>? _binds;
    private readonly HashSet<string> _acls = new(System.StringComparer.Ordinal);
    private IReadOnlyList<HaproxyServer>? _servers;
    private IReadOnlyList<HaproxyParameter>? _defaultServer;
    private Dictionary<string, List<int>>? _defaultsByName;

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
        var lines = Beginning(words);
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (words.Length <= Indexed || lines[i].StartsWith(words))
            {
                return lines[i];
            }
        }

        return null;
    }

    /// <summary>The lines of this section that begin with these words.</summary>
    public IEnumerable<HaproxyLine> All(params string[] words) => words.Length <= Indexed ? Beginning(words) : Beginning(words).Where(line => line.StartsWith(words));

    /// <summary>How many defaults sections it inherits from, one from the other.</summary>
    internal int Depth { get; }

    /// <summary>The names of its ACLs so far.</summary>
    internal IReadOnlyCollection<string> Acls => _acls;

    /// <summary>The parameters of its own <c>default-server</c> lines.</summary>
    internal IReadOnlyList<HaproxyParameter> DefaultServer
        => _defaultServer ??= [.. All("default-server").SelectMany(line => HaproxyParameter.Of(line.Words, 1, HaproxyKeywords.Server))];

    /// <summary>The last parameter of a name among the first so many of <see cref="DefaultServer"/>; null when there is none.</summary>
    internal HaproxyParameter? LastDefault(string name, int among)
    {
        if (DefaultServer.Count == 0)
        {
            return null;
        }

        // Each of thousands of servers may ask for a name that thousands of defaults do not have.
        if (_defaultsByName is null)
        {
            var all = new Dictionary<string, List<int>>(System.StringComparer.Ordinal);
            for (var i = 0; i < DefaultServer.Count; i++)
            {
                if (!all.TryGetValue(DefaultServer[i].Key.Text, out var places))
                {
                    all.Add(DefaultServer[i].Key.Text, places = []);
                }

                places.Add(i);
            }

            _defaultsByName = all;
        }

        if (!_defaultsByName.TryGetValue(name, out var own))
        {
            return null;
        }

        var found = own.BinarySearch(among);
        var last = (found < 0 ? ~found : found) - 1;
        return last < 0 ? null : DefaultServer[own[last]];
    }

    internal bool DeclaresAcl(string name) => _acls.Contains(name);

    internal void Add(HaproxyLine line)
    {
        _lines.Add(line);
        _byWords = null;
        if (line.Keyword.Is("acl") && line.At(1) is { } acl)
        {
            _acls.Add(acl.Text);
        }
    }

    // Thousands of sections may ask the same 'defaults' of thousands of lines for a word.
    private IReadOnlyList<HaproxyLine> Beginning(string[] words)
    {
        if (_byWords is null)
        {
            var all = new Dictionary<string, List<HaproxyLine>>(System.StringComparer.Ordinal);
            foreach (var line in _lines)
            {
                Add(line.Keyword.Text, line);
                if (line.At(1) is { } second)
                {
                    Add(line.Keyword.Text + " " + second.Text, line);
                }
            }

            _byWords = all;

            void Add(string key, HaproxyLine line)
            {
                if (!all.TryGetValue(key, out var lines))
                {
                    all.Add(key, lines = []);
                }

                lines.Add(line);
            }
        }

        return _byWords.TryGetValue(words.Length == 1 ? words[0] : words[0] + " " + words[1], out var found) ? found : [];
    }
}
