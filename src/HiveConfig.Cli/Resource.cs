using System;
using System.IO;
using System.Text;

namespace HiveConfig.Cli;

/// <summary>Files that are a part of this program.</summary>
internal static class Resource
{
    internal static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream("HiveConfig.Cli." + name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    internal static string[] Lines(string name) => Text(name).ReplaceLineEndings("\n").Split('\n');
}
