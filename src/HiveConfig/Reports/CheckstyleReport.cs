using System;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;

namespace HiveConfig.Reports;

/// <summary>The report in the format of Checkstyle, which most review tools read.</summary>
public static class CheckstyleReport
{
    /// <summary>The whole text.</summary>
    public static string Write(LintReport report) => XmlOutput.Write(xml =>
    {
        xml.WriteStartElement("checkstyle");
        xml.WriteAttributeString("version", "4.3");
        foreach (var file in report.Findings.GroupBy(finding => finding.Path, StringComparer.Ordinal))
        {
            xml.WriteStartElement("file");
            xml.WriteAttributeString("name", XmlOutput.Text(file.Key));
            foreach (var finding in file)
            {
                xml.WriteStartElement("error");
                xml.WriteAttributeString("line", finding.Span.Line.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("column", finding.Span.Column.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("severity", TextReport.Word(finding.Severity));
                xml.WriteAttributeString("message", XmlOutput.Text($"{finding.Message}. {finding.Fix}"));
                xml.WriteAttributeString("source", $"hiveconfig.{finding.Rule.Id}.{finding.Rule.Name}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}
