using System;
using System.Globalization;
using System.Linq;
using HiveConfig.Generate;

namespace HiveConfig.Tests.Real;

/// <summary>
/// One machine of a generated tree, for programs that look at fixed paths: a bash script in mount, network and process
/// namespaces of its own, with the machine's files laid over a private copy of /etc. Leaves nothing behind.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    private readonly TempDirectory _directory = new();

    public Sandbox(FileSet files, string node)
    {
        foreach (var file in files.Files.Where(file => string.Equals(file.Node, node, StringComparison.Ordinal)))
        {
            Write(file.InstalledPath, file.Text);
        }
    }

    /// <summary>Puts a file on the machine, or replaces one.</summary>
    public void Write(string installedPath, string text) => _directory.Write("root" + installedPath, text);

    /// <summary>Runs a bash script on the machine: exit code, and all it printed, errors last.</summary>
    public (int Code, string Output) Run(string script, int seconds = 60)
    {
        // /etc is copied, not overlaid: an overlay on an overlay is refused on many container hosts.
        string[] arguments = ["--kill-after=5", seconds.ToString(CultureInfo.InvariantCulture), "unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--", "bash", "-s"];
        var (code, output, error) = RealProcess.Run("timeout", arguments, _directory.Path, """
            {
            set -euo pipefail
            export LC_ALL=C PATH=$PATH:/usr/sbin:/sbin
            mkdir -p etc root/etc
            mount -t tmpfs tmpfs etc
            cp -a /etc/. etc/
            cp -a root/etc/. etc/
            mount --bind etc /etc
            set +euo pipefail
            } >&2

            """ + script + "\n");
        return (code, output + error);
    }

    public void Dispose() => _directory.Dispose();
}
