using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Cli;

/// <summary>Prints what is read in one file.</summary>
internal static class ShowCommand
{
    internal const string Example = "hiveconfig show out/node1/etc/thehive/application.conf --json";

    internal static Command Create(Session session)
    {
        var file = new Argument<string>("FILE") { Description = "a config file" };
        var json = new Option<bool>("--json") { Description = "its value as JSON: HOCON merged and substituted, YAML typed as YAML 1.1" };
        var settings = new Option<bool>("--settings") { Description = "one setting per line: line:column key = value (the default)" };
        var reveal = new Option<bool>("--reveal") { Description = "show secrets too" };
        var command = new Command("show", "Prints what is read in a file. A file that its real reader refuses is refused here.") { file, json, settings, reveal };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(settings))
            {
                result.AddError("give one of '--json' and '--settings'");
            }
        });
        command.SetAction(parsed => Show(session, parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(reveal)));
        return command;
    }

    private static int Show(Session session, string path, bool asJson, bool reveal)
    {
        var full = session.FullPath(path);
        if (!File.Exists(full))
        {
            session.Error.WriteLine($"error: '{path}' is no file");
            return ExitCode.Unreadable;
        }

        if (OneFile.Read(full, session.Shown(path)) is not { } file)
        {
            session.Error.WriteLine($"error: '{path}' is no file that hiveconfig reads; expected a known name or one that ends in .yml, .yaml, .json, .conf, .properties or .cql");
            return ExitCode.Usage;
        }

        if (file.Document is not (TreeDocument or HoconDocument or CqlDocument) && !FlatLines.CanPrint(file.Document))
        {
            session.Error.WriteLine($"error: '{path}' is a file that 'show' cannot print ({file.Kind.Name}); it prints YAML, HOCON, properties, CQL, and the files of HAProxy, Keepalived, sysctl and systemd. 'hiveconfig lint {path}' checks it");
            return ExitCode.Usage;
        }

        if (Faults.OfBytes(file).Concat(file.Document.Faults).Where(fault => fault.Kind != FaultKind.DuplicateKey).ToList() is { Count: > 0 } faults)
        {
            return Refuse(session, file, faults);
        }

        Func<string, bool> isSecret = reveal ? _ => false : SecretsOf(file);
        Func<string, string> shown = reveal ? words => words : SecretMask.Hide;
        switch (file.Document)
        {
            case CqlDocument when asJson:
                session.Error.WriteLine("error: a CQL script is no value that JSON could show; use '--settings'");
                return ExitCode.Usage;
            case CqlDocument cql:
                return Write(CqlLines.Of(file.Text, cql, reveal));
            case HoconDocument hocon when hocon.Resolve(include => OneFile.Included(full, file, include)) is var resolved:
                return resolved.IsReadable ? Print(resolved) : Refuse(session, file, resolved.Faults);
            case TreeDocument tree:
                return Print(tree);
            default:
                return Write(asJson ? [ValueJson.Write(FlatLines.Value(file, reveal), _ => false)] : FlatLines.Of(file, reveal));
        }

        int Print(TreeDocument document)
        {
            return Write(asJson
                ? [ValueJson.Write(document.Root, isSecret, isYaml: file.Document is not HoconDocument, shown)]
                : SettingLines.Of(document, isSecret, shown));
        }

        int Write(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                session.Out.WriteLine(line);
            }

            return ExitCode.Clean;
        }
    }

    private static int Refuse(Session session, ConfigFile file, IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            session.Error.WriteLine(Printable.Line($"{file.Path}:{file.Secrets.PlaceOf(fault.Span, isSecret: false)}: error: {RandomText.Hide(fault.Message)}"));
        }

        return ExitCode.Unreadable;
    }

    // Everything in a file of secrets is one, whatever its name.
    private static Func<string, bool> SecretsOf(ConfigFile file)
        => SecretNames.IsFile(file.Path) ? _ => true : SecretNames.IsSecret;
}
