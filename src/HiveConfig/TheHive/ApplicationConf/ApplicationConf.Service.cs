using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

// Attachments and the web server.
public static partial class ApplicationConf
{
    /// <summary>The kind of attachment storage.</summary>
    public static Key<string> StorageProvider { get; } = new("storage.provider", "Where attachments are kept: localfs or s3.", Read.Text) { Change = Consequence.Data };

    /// <summary>The directory of attachments.</summary>
    public static Key<string> LocalFsLocation { get; } = new("storage.localfs.location", "Directory of the attachments; in a cluster the same shared one on every node.", Read.Text) { Change = Consequence.Data };

    /// <summary>The public address.</summary>
    public static Key<string> BaseUrl { get; } = new("application.baseUrl", "Address as browsers see it, without a trailing slash.", Read.Text) { Default = "http://localhost:9000" };

    /// <summary>The path below which TheHive answers.</summary>
    public static Key<string> Context { get; } = new("play.http.context", "Path below which TheHive answers; the path of application.baseUrl.", Read.Text) { Default = "/" };

    /// <summary>The address of the web server.</summary>
    public static Key<string> HttpAddress { get; } = new("http.address", "Address at which the balancers reach this node.", Read.Text) { Default = "0.0.0.0" };

    /// <summary>The port of the web server.</summary>
    public static Key<int?> HttpPort { get; } = new("http.port", "Port at which the balancers reach this node.", Read.WholeNumber) { Default = "9000" };

    /// <summary>Whether the session cookie is sent over https only.</summary>
    public static Key<bool?> SessionSecure { get; } = new("play.http.session.secure", "Whether browsers send the session cookie over https only.", Read.Flag) { Default = "false" };

    /// <summary>The algorithm that signs the session cookie.</summary>
    public static Key<string> SessionAlgorithm { get; } = new("play.http.session.jwt.signatureAlgorithm", "Signs the session cookie; decides how long the secret key has to be.", Read.Text) { Default = "HS256" };

    /// <summary>The algorithm that signs the flash cookie.</summary>
    public static Key<string> FlashAlgorithm { get; } = new("play.http.flash.jwt.signatureAlgorithm", "Signs the flash cookie.", Read.Text) { Default = "HS256" };

    /// <summary>The proxies whose forwarded headers count.</summary>
    public static Key<IReadOnlyList<string>> TrustedProxies { get; } = new("play.http.forwarded.trustedProxies", "Proxies whose X-Forwarded headers count.", Read.TextList) { Default = "127.0.0.1, ::1" };

    /// <summary>The largest attachment.</summary>
    public static Key<string> MaxDiskBuffer { get; } = new("play.http.parser.maxDiskBuffer", "Largest attachment.", Read.Text) { Default = "10m" };

    /// <summary>The largest request.</summary>
    public static Key<string> MaxMemoryBuffer { get; } = new("play.http.parser.maxMemoryBuffer", "Largest request without attachment.", Read.Text) { Default = "100k" };

    /// <summary>How long a poll is kept open.</summary>
    public static Key<string> LongPollingRefresh { get; } = new("stream.longPolling.refresh", "How long a poll of the user interface is kept open without news.", Read.Text) { Default = "1 minute" };
}
