using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>
/// A drop-in for keepalived.service. Debian's unit restarts nothing: a Keepalived that was killed leaves the virtual IP on its
/// machine while another one takes it, and two own it until somebody comes.
/// </summary>
public static class KeepalivedDropIn
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("keepalived.service drop-in", "keepalived", "/etc/systemd/system/keepalived.service.d/hiveconfig.conf", SystemdReader.Read)
    {
        FileNames = ["keepalived.service.d/*.conf"],
        AfterChange = ["daemon-reload"],
    };

    internal static string Render(RenderContext context) => Banner.Hash + """
        [Unit]
        # Never give up.
        StartLimitIntervalSec=0

        [Service]
        Restart=always
        RestartSec=1

        """;
}
