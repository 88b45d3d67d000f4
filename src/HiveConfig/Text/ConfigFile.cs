using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>One file of a config repo, read.</summary>
public sealed class ConfigFile
{
    // Rules ask side by side: a reference is there or not, never half.
    private static readonly object Yes = new();
    private static readonly object No = new();

    private Document? _document;
    private Document? _asWritten;
    private TreeDocument? _tree;
    private string? _encryptedBy;
    private SecretMask? _secrets;
    private bool? _isTracked;
    private object? _isTemplate;

    /// <summary>Takes the text of a file; it is parsed on first use.</summary>
    /// <param name="path">The path as reports show it, with forward slashes.</param>
    /// <param name="kind">What kind of file it is.</param>
    /// <param name="text">The decoded text without a byte order mark.</param>
    public ConfigFile(string path, FileKind kind, string text)
    {
        Path = path;
        Kind = kind;
        Text = text;
    }

    /// <summary>The path as reports show it, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>What kind of file it is.</summary>
    public FileKind Kind { get; }

    /// <summary>The decoded text without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Name of the machine the file belongs to; null when that is unknown or it serves several.</summary>
    public string? Node { get; init; }

    /// <summary>The path on the machine, absolute; null when it is unknown.</summary>
    public string? InstalledPath { get; init; }

    /// <summary>Whether the repo says that path, by its folders or a manifest; else it is only where such files usually lie.</summary>
    /// <value>Default false.</value>
    public bool IsInstalledPathKnown { get; init; }

    /// <summary>Facts that only the bytes show: byte order mark, NUL, bytes that are no UTF-8. Attached by whoever read them.</summary>
    public IReadOnlyList<Fault> ByteFaults { get; init; } = [];

    /// <summary>Whether git keeps the file; null when that is unknown: no repository of git, or nobody looked.</summary>
    public bool? IsTracked
    {
        get => _isTracked ??= AskGit?.Invoke();
        init => _isTracked = value;
    }

    /// <summary>Asks git's index whether it keeps the file: few rules want to know.</summary>
    internal Func<bool?>? AskGit { get; init; }

    /// <summary>Whether braces of Jinja in the text may be meant for Ansible: their values are then unknown.</summary>
    /// <value>Default true: only a manifest tells that a file is installed as it stands.</value>
    public bool MayBeTemplate { get; init; } = true;

    /// <summary>The tool that the whole file is encrypted by in the repo, so that nothing in it is known; null for a file that is not. A NUL character for one that is no text at all.</summary>
    public string? EncryptedBy => (_encryptedBy ??= Encryption.ToolOf(Text) ?? "") is { Length: > 0 } tool ? tool : null;

    /// <summary>What the reader of this kind made of the text. Of an encrypted file nothing can be made.</summary>
    public Document Document => _document ??= EncryptedBy is { } tool ? Encrypted(tool) : Read(MayBeTemplate ? TemplateMask.Mask(Text, Kind.TemplateForm) : Text);

    /// <summary>Whether the text is a template, as <see cref="Placeholder.IsTemplate"/> tells.</summary>
    internal bool IsTemplate => (_isTemplate ??= Placeholder.IsTemplate(Text) ? Yes : No) == Yes;

    /// <summary>What the reader makes of the text where markup of templates in it means nothing.</summary>
    internal Document AsWritten => _asWritten ??= EncryptedBy is null && (!MayBeTemplate || ReferenceEquals(TemplateMask.Mask(Text), Text)) ? Document : Read(Text);

    /// <summary>How the text came of a template; null when it is as it stands on the disk.</summary>
    internal TemplateExpansion? Expansion { get; init; }

    /// <summary>What of the findings in it is told.</summary>
    internal Telling Telling { get; init; }

    /// <summary>What must not be shown of the text.</summary>
    internal SecretMask Secrets => _secrets ??= new SecretMask(this);

    /// <summary>The document as keys and values; empty when it is of another form or cannot be read.</summary>
    public TreeDocument Tree => _tree ??= Document switch
    {
        TreeDocument { IsReadable: true } tree => tree,
        HoconDocument { IsReadable: true } hocon => hocon.Resolve(_ => null),
        _ => new TreeDocument(root: null, []),
    };

    /// <summary>The same file with another text.</summary>
    internal ConfigFile With(string text)
        => new(Path, Kind, text) { Node = Node, InstalledPath = InstalledPath, ByteFaults = ByteFaults, IsInstalledPathKnown = IsInstalledPathKnown, AskGit = AskGit, IsTracked = _isTracked, MayBeTemplate = MayBeTemplate, Expansion = Expansion, Telling = Telling };

    /// <summary>Lets go of what was read; it is read again if somebody asks. A finding keeps its file, and a thousand environments have many.</summary>
    internal void Forget()
    {
        _document = null;
        _asWritten = null;
        _tree = null;
        _secrets = null;
    }

    private Document Read(string text)
    {
        if (TextBound.TooLong(text, Kind.LongestText) is { } tooLong)
        {
            return new TreeDocument(root: null, [tooLong]);
        }

        var document = Kind.Read?.Invoke(text);

        // A program's own output may be long; what somebody is to read and each rule looks at is not.
        return document is TreeDocument tree && Kind.LongestText <= TextBound.Characters
            ? TextBound.TooManySettings(tree)
            : document ?? new TreeDocument(root: null, []);
    }

    private static TreeDocument Encrypted(string tool) => new(root: null, [new Fault(FaultKind.Bound, Span.Start, tool is Encryption.Binary ? "the file is binary" : $"the file is encrypted by {tool}")]);
}

/// <summary>What of the findings in a file is told.</summary>
internal enum Telling
{
    /// <summary>All.</summary>
    All,

    /// <summary>It was not named, and is read beside those that were: only what concerns one of them.</summary>
    Concerning,

    /// <summary>The settings pass over it: nothing, but the others may be compared with it.</summary>
    Nothing,
}
