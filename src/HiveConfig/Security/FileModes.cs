using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Security;

/// <summary>With which permissions files are installed: what the manifest and Ansible's tasks say, never what a checkout has.</summary>
internal static class FileModes
{
    private static readonly FileKind[] Kinds = [SecretConf.Kind, ApplicationConf.Kind, CassandraYaml.Kind, KeepalivedConf.Kind, TheHiveUser.Kind];

    internal static IEnumerable<Violation> Find(Repo repo)
    {
        var holding = new Lazy<HashSet<FileKind>>(() => Holding(repo));
        return InstalledMode.In(repo)
            .Where(mode => IsOpenToOthers(mode.Mode) && (IsKey(mode.Path) || Kinds.Any(kind => IsOf(kind, mode.Path) && holding.Value.Contains(kind))))
            .Select(mode => new Violation(mode.File, mode.Span, $"the mode {Wording.Quote(mode.Mode)} lets everybody read '{mode.Path}', expected none for others: '{WithoutOthers(mode.Mode)}'") { Setting = "mode" });
    }

    // Only a file that has a secret has to be kept from others; a secret.conf has nothing else.
    private static HashSet<FileKind> Holding(Repo repo)
    {
        var kinds = new HashSet<FileKind>(SecretKinds(repo)) { SecretConf.Kind, TheHiveUser.Kind };
        return kinds;
    }

    private static IEnumerable<FileKind> SecretKinds(Repo repo)
    {
        foreach (var secret in SecretValues.Of(repo))
        {
            yield return secret.File.Kind;
        }

        // A secret that is a template expression or encrypted is one on the machine.
        foreach (var file in repo.Files)
        {
            if (file.EncryptedBy is not null || file.Tree.Settings.Any(setting => setting.Value is UnknownValue or ScalarValue && IsSecret(setting.Key) && Placeholder.IsIn(setting.Value)))
            {
                yield return file.Kind;
            }
        }
    }

    private static bool IsSecret(string key) => key.EndsWith("password", StringComparison.Ordinal) || key.EndsWith("secret-access-key", StringComparison.Ordinal) || key.EndsWith("secret.key", StringComparison.Ordinal);

    // A task may name the directory only, and then the file is called as in the repo: what it is called there is not known here.
    private static bool IsOf(FileKind kind, string path)
        => path.StartsWith("/", StringComparison.Ordinal) && string.Equals(path.Substring(path.LastIndexOf('/') + 1), kind.InstalledPath.Substring(kind.InstalledPath.LastIndexOf('/') + 1), StringComparison.Ordinal);

    private static bool IsKey(string path) => path.EndsWith(".key", StringComparison.Ordinal) && !Placeholder.IsIn(path);

    // Octal digits, or Ansible's letters. A number without a leading zero is another fault, and says nothing of what was meant.
    private static bool IsOpenToOthers(string mode)
        => InstalledMode.IsOctal(mode) ? ((mode[mode.Length - 1] - '0') & 4) != 0
            : mode.Split(',').Any(part => (part.StartsWith("o=", StringComparison.Ordinal) || part.StartsWith("o+", StringComparison.Ordinal) || part.StartsWith("a=", StringComparison.Ordinal) || part.StartsWith("a+", StringComparison.Ordinal)) && part.IndexOf('r') > 0);

    private static string WithoutOthers(string mode)
        => InstalledMode.IsOctal(mode) ? mode.Substring(0, mode.Length - 1) + "0" : "u=rw,g=r,o=";
}
