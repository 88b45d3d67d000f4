using System;
using System.Globalization;
using System.Linq;
using System.Xml;
using HiveConfig.Lint;

namespace HiveConfig.Reports;

/// <summary>The report for test runners: a suite per file with findings, a failed case per finding, and one that passes when there are none.</summary>
public static class JUnitReport
{
    /// <summary>The whole text.</summary>
    public static string Write(LintReport report) => XmlOutput.Write(xml =>
    {
        xml.WriteStartElement("testsuites");
        Counts(xml, "hiveconfig lint", Math.Max(1, report.Findings.Count), report.Findings.Count(IsFailure));
        if (report.Findings.Count == 0)
        {
            xml.WriteStartElement("testsuite");
            Counts(xml, "hiveconfig lint", 1, 0);
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("name", string.Create(CultureInfo.InvariantCulture, $"{report.Files} files"));
            xml.WriteAttributeString("classname", "hiveconfig");
            xml.WriteAttributeString("time", "0");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        foreach (var file in report.Findings.GroupBy(finding => finding.Path, StringComparer.Ordinal))
        {
            xml.WriteStartElement("testsuite");
            Counts(xml, XmlOutput.Text(file.Key), file.Count(), file.Count(IsFailure));
            foreach (var finding in file)
            {
                Write(xml, finding);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, Finding finding)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", XmlOutput.Text($"{finding.Rule.Id} {finding.Rule.Name} {finding.Span}"));
        xml.WriteAttributeString("classname", XmlOutput.Text(finding.Path));
        xml.WriteAttributeString("time", "0");
        if (IsFailure(finding))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", XmlOutput.Text(finding.Message));
            xml.WriteAttributeString("type", TextReport.Word(finding.Severity));
        }
        else
        {
            xml.WriteStartElement("system-out");
        }

        xml.WriteString(XmlOutput.Text($"{finding.Path}:{finding.Span}: {TextReport.Word(finding.Severity)} {finding.Rule.Id}: {finding.Message}\n"
            + string.Concat(finding.Related.Select(related => $"{related.File.Path}:{related.Span}: note: {related.Message}\n"))
            + $"fix: {finding.Fix}\n"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // A note is no failed test.
    private static bool IsFailure(Finding finding) => finding.Severity != Severity.Info;

    private static void Counts(XmlWriter xml, string name, int tests, int failures)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
    }
}
