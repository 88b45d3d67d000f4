using System;
using System.Collections.Generic;
using System.IO;
using HiveConfig.Disk;
using HiveConfig.Lint;

namespace HiveConfig.Cli;

/// <summary>Finds and reads hiveconfig.yaml files, each once, and tells what is wrong with them.</summary>
internal sealed class SettingsFiles(Session session)
{
    private readonly Dictionary<string, LintSettings?> _read = new(StringComparer.Ordinal);

    /// <summary>The nearest settings file at or above a path; null when there is none.</summary>
    internal static string? Nearest(string path)
    {
        for (var at = Directory.Exists(path) ? path : Path.GetDirectoryName(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Combine(at, LintSettings.FileName) is var file && File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>The settings of a file; null when it is wrong, which was told.</summary>
    internal LintSettings? Read(string path)
    {
        if (!_read.TryGetValue(path, out var settings))
        {
            var (text, faults) = DiskFile.ReadText(path);
            var result = LintSettingsFile.Read(session.Shown(path), text, Rules.All);
            var problems = faults.Count > 0 ? faults : result.Problems;
            foreach (var problem in problems)
            {
                session.Error.WriteLine($"{session.Shown(path)}:{problem.Span}: error: {problem.Message}");
            }

            settings = problems.Count == 0 ? result.Settings : null;
            _read.Add(path, settings);
        }

        return settings;
    }
}
