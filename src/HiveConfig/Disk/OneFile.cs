using System;
using System.Collections.Generic;
using System.IO;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>Reads one file by itself.</summary>
internal static class OneFile
{
    private static readonly FileKind HoconKind = new("HOCON file", service: null, "/", HoconReader.Read) { TemplateForm = TemplateForm.Keys };

    /// <summary>Reads a file: its kind by its name, else its syntax by the ending of its name. Null when neither is known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">The path as messages show it.</param>
    internal static ConfigFile? Read(string path, string shown)
    {
        var place = Layout.Recognise([TreePath.Slashes(path).TrimStart('/')], FileKinds.All) is [{ Kind: { Read: not null, IsCarrier: false } } known] ? known : null;
        if ((place?.Kind ?? SyntaxOf(path)) is not { } kind)
        {
            return null;
        }

        var (text, faults) = DiskFile.ReadText(path);
        var manifest = ManifestOf(path);
        return new ConfigFile(shown, kind, text)
        {
            Node = manifest?.Node ?? place?.Node,
            InstalledPath = manifest?.InstalledPath ?? place?.InstalledPath,
            MayBeTemplate = manifest?.IsTemplate ?? true,
            ByteFaults = faults,
        };
    }

    /// <summary>The file on the disk that an include of another one names; null when it is not at hand.</summary>
    /// <param name="path">The path of the including file on the disk.</param>
    /// <param name="file">The including file.</param>
    /// <param name="include">The include.</param>
    internal static ConfigFile? Included(string path, ConfigFile file, HoconInclude include)
    {
        if (include.Form is HoconIncludeForm.Url or HoconIncludeForm.Classpath)
        {
            return null;
        }

        // An absolute path is one on the machine: the tree may hold that machine's copy, as far above as this file's own path reaches.
        var root = file.InstalledPath is { } installed && TreePath.Slashes(path).EndsWith(installed, StringComparison.Ordinal) ? path[..^installed.Length] : null;
        if (Path.IsPathRooted(include.Target) && root is null)
        {
            return null;
        }

        var target = Path.IsPathRooted(include.Target) ? root + include.Target : Path.Combine(Path.GetDirectoryName(path)!, include.Target);
        var found = File.Exists(target) ? target : include.Form == HoconIncludeForm.Heuristic && File.Exists(target + ".conf") ? target + ".conf" : null;
        if (found is null)
        {
            return null;
        }

        var (text, faults) = DiskFile.ReadText(found);
        var shown = file.Path[..^Path.GetFileName(file.Path).Length] + TreePath.Slashes(Path.GetRelativePath(Path.GetDirectoryName(path)!, found));
        return new ConfigFile(shown, HoconKind, text) { ByteFaults = faults, MayBeTemplate = file.MayBeTemplate };
    }

    // What the manifest of the tree that it stands in says of it.
    private static ManifestFile? ManifestOf(string path)
    {
        for (var at = Path.GetDirectoryName(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (DiskFile.TryReadText(Path.Combine(at, ManifestFiles.Name)) is { } text && ManifestFiles.Read(text) is { } files)
            {
                return files.GetValueOrDefault(TreePath.Slashes(Path.GetRelativePath(at, path)));
            }
        }

        return null;
    }

    private static FileKind? SyntaxOf(string path) => Path.GetExtension(path) switch
    {
        ".yml" or ".yaml" or ".json" => new FileKind("YAML file", service: null, "/", YamlReader.Read) { TemplateForm = TemplateForm.Yaml },
        ".conf" when !IsOfLines(TreePath.Slashes(path)) => HoconKind,
        ".properties" => new FileKind("properties file", service: null, "/", PropertiesReader.Read) { TemplateForm = TemplateForm.Keys },
        ".cql" => new FileKind("CQL script", service: null, "/", CqlReader.Read),
        _ => null,
    };

    // Drop-ins of systemd and sysctl, and Keepalived's own file, end in .conf too and are no HOCON.
    private static bool IsOfLines(string path)
        => Path.GetFileName(path) is "keepalived.conf" || Path.GetDirectoryName(path) is { } directory && directory.EndsWith(".d", StringComparison.Ordinal);
}
