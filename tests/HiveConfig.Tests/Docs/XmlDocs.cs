using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HiveConfig.Model;

namespace HiveConfig.Tests;

/// <summary>What the code itself says of its members, as Markdown.</summary>
internal static class XmlDocs
{
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
            ? Regex.Replace(string.Concat(text.Nodes().Select(Text)), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim()
            : "";

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => "`" + code.Value + "`",
        XElement see when see.Attribute("cref") is { } cref => "`" + cref.Value.Split('(')[0].Split('.')[^1] + "`",
        XElement other => other.Value,
        _ => node.ToString(),
    };
}
