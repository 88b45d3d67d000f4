using System;
using System.IO;
using System.Text;
using System.Xml;

namespace HiveConfig.Reports;

/// <summary>Writes XML as every report has it: indented, with line feeds, in UTF-8, ending with a newline.</summary>
internal static class XmlOutput
{
    internal static string Write(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A text without the characters that XML cannot hold, not even escaped.</summary>
    internal static string Text(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                result.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                result.Append(text[i]).Append(text[++i]);
            }
            else
            {
                result.Append('\uFFFD');
            }
        }

        return result.ToString();
    }
}
