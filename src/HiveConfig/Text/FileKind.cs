using System;

namespace HiveConfig.Text;

/// <summary>One kind of file on a machine: what it is called, where it lives, who reads it and in which syntax.</summary>
public sealed class FileKind
{
    private readonly int? _longestText;

    /// <summary>Declares a kind.</summary>
    /// <param name="name">How messages call it: <c>cassandra.yaml</c>.</param>
    /// <param name="service">The systemd unit that reads it (<c>cassandra</c>, <c>elasticsearch</c>, <c>thehive</c>, <c>haproxy</c>, <c>keepalived</c>), or null.</param>
    /// <param name="installedPath">Where the Debian package has it, absolute.</param>
    /// <param name="read">The reader of its syntax; must not throw. Null when this product writes the kind and reads nothing in it.</param>
    public FileKind(string name, string? service, string installedPath, Func<string, Document>? read)
    {
        Name = name;
        Service = service;
        InstalledPath = installedPath;
        Read = read;
    }

    /// <summary>How messages call it.</summary>
    public string Name { get; }

    /// <summary>The systemd unit that reads it, or null.</summary>
    public string? Service { get; }

    /// <summary>Where the Debian package has it, absolute.</summary>
    public string InstalledPath { get; }

    /// <summary>Reads a text of this kind. Null when this product writes the kind and reads nothing in it.</summary>
    public Func<string, Document>? Read { get; }

    /// <summary>File names (without folder) by which a file of this kind is recognised; <c>*</c> stands for any run of characters. With a folder before it, only there: <c>tasks/*.yml</c>.</summary>
    public string[] FileNames { get; init; } = [];

    /// <summary>Folder on the machine, with a final slash, outside which a file of such a name is of another kind; null when the name alone decides.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Sets of words; a file of such a name is passed over unless it has every word of one of them. A kind with any is a carrier:
    /// a script, playbook or timer, read only for what some rules look for. What cannot be read of it is no finding, and it belongs
    /// to a machine only when it lies in that machine's own tree.
    /// </summary>
    /// <value>Empty for the files of machines.</value>
    internal string[][] Carries { get; init; } = [];

    /// <summary>Whether it is read only for what some rules look for in it.</summary>
    internal bool IsCarrier => Carries.Length > 0;

    /// <summary>Tells such a file from others of that name by a quick look. Given for kinds of which the name alone says too little; a file of those may also be called after its machine.</summary>
    /// <value>Null when the name says enough. Names of kinds that have it end in a dot and a word.</value>
    internal Func<string, Likeness>? Likeness { get; init; }

    /// <summary>Whether a file outside a machine's own tree counts only when another file of its service names it.</summary>
    internal bool IsOnlyWhenNamed { get; init; }

    /// <summary>The longest text of this kind that is read, in characters.</summary>
    /// <value>1 MiB, of carriers 256 KiB; more where this program writes it and the longer the more nodes there are.</value>
    internal int LongestText
    {
        get => _longestText ?? (IsCarrier ? TextBound.CarrierCharacters : TextBound.Characters);
        init => _longestText = value;
    }

    /// <summary>Whether the program that reads it stumbles over a byte order mark.</summary>
    /// <value>Default false.</value>
    public bool RefusesBom { get; init; }

    /// <summary>What its reader needs of a template.</summary>
    /// <value>Default <see cref="TemplateForm.Words"/>.</value>
    internal TemplateForm TemplateForm { get; init; }

    /// <summary>Whether every machine that runs the service needs one.</summary>
    /// <value>Default false.</value>
    public bool IsEssential { get; init; }

    /// <summary>What a file of this kind says about machines; asked late, because it names keys declared after the kind.</summary>
    public Func<NodeFacts>? Facts { get; init; }

    /// <summary>Id of the rule under which a syntax fault of this kind is reported.</summary>
    /// <value><c>HC9001</c> unless the kind has a rule of its own.</value>
    public string SyntaxRule { get; init; } = "HC9001";

    /// <summary>Id of the rule under which a repeated key of this kind is reported.</summary>
    /// <value><c>HC9003</c> unless the kind has a rule of its own.</value>
    public string DuplicateKeyRule { get; init; } = "HC9003";

    /// <summary>Owner, group and mode on the machine.</summary>
    public FileAccess Access { get; init; } = FileAccess.Public;

    /// <summary>What has to be done on the machine after the file changed, in this order: <c>daemon-reload</c>, <c>restart cassandra</c>, or a command.</summary>
    public string[] AfterChange { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Whether a text is worth reading, which its name alone does not say of a carrier.</summary>
    internal bool Takes(string text) => !IsCarrier || Array.Exists(Carries, words => Array.TrueForAll(words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
}

/// <summary>Owner, group and mode of a file.</summary>
/// <param name="Owner">User name.</param>
/// <param name="Group">Group name.</param>
/// <param name="Mode">Permission bits, four octal digits as text: <c>0640</c>.</param>
public sealed record FileAccess(string Owner, string Group, string Mode)
{
    /// <summary>root:root 0644.</summary>
    public static FileAccess Public { get; } = new("root", "root", "0644");
}
