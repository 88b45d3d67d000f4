using HiveConfig.Generate;

namespace HiveConfig.TheHive;

/// <summary>Writes secret.conf, byte for byte the same on every node.</summary>
internal static class SecretConfRenderer
{
    internal static string Render(RenderContext context)
    {
        var file = SettingLines.Hocon(context, context.Cluster.TheHive.Version);
        file.Comment("The same on every TheHive node; the package made another on each, which this file replaces.");
        file.Set(SecretConf.SecretKey, context.Cluster.Secrets.Play);
        return file.ToString();
    }
}
