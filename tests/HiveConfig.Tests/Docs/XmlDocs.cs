using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Tests;

/// <summary>What the code itself says of its members, as Markdown.</summary>
internal static class XmlDocs
{
    /// <summary>Around a name of C# for which cluster.yaml has none.</summary>
    public const string Code = "\u0001";

    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(Cluster).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>An element of a property's comment, or nothing.</summary>
    public static string Of(PropertyInfo property, string element) => Of("P:" + property.DeclaringType!.FullName + "." + property.Name, element);

    /// <summary>An element of a type's comment, or nothing.</summary>
    public static string Of(Type type, string element) => Of("T:" + type.FullName, element);

    private static string Of(string member, string element)
        => Members.TryGetValue(member, out var comment) && comment.Element(element) is { } text
            ? Plain(string.Concat(text.Nodes().Select(Text)))
            : "";

    // A pointer to C# says nothing to who writes YAML. Where the sentence needs it, it has to be said in words.
    private static string Plain(string text)
    {
        return Regex.Replace(Regex.Replace(text, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)), ",? see " + Code + "[^" + Code + "]*" + Code, "", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => "`" + code.Value + "`",
        XElement see when see.Attribute("cref") is { } cref => Key(cref.Value),
        XElement other => other.Value,
        _ => node.ToString(),
    };

    // What the model calls a property, cluster.yaml calls a key.
    private static string Key(string cref)
        => ClusterKey.All.FirstOrDefault(key => key.Property is { } property && string.Equals(cref, "P:" + property.DeclaringType!.FullName + "." + property.Name, StringComparison.Ordinal)) is { } key
            ? "`" + key.Setting + "`"
            : Code + cref + Code;
}
