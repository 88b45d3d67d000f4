using System;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>secret.conf: Play's secret key, included by application.conf.</summary>
public static class SecretConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("secret.conf", "thehive", "/etc/thehive/secret.conf", HoconReader.Read)
    {
        TemplateForm = TemplateForm.Keys,
        FileNames = ["secret.conf"],
        Likeness = text => text.IndexOf("secret.key", StringComparison.Ordinal) >= 0 ? Likeness.Own : Likeness.Unclear,
        SyntaxRule = "HC3002",
        Access = new FileAccess("thehive", "thehive", "0400"),
        AfterChange = ["restart thehive"],
    };

    /// <summary>Play's secret key; it may also stand in application.conf itself.</summary>
    public static Key<string> SecretKey { get; } = new("play.http.secret.key", "Signs the session cookies; the same on every TheHive node, else each refuses the other's sessions.", Read.Text)
    {
        IsSecret = true,
        Change = Consequence.SwitchOver,
        Source = "Play refuses to start with its default changeme",
    };
}
