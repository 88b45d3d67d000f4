using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>An authority, a key for each node and the stores that the services read, by openssl and keytool.</summary>
internal static class CertificatesSection
{
    internal static RunbookSection Section { get; } = new("Certificates", context => context.Cluster.Tls is null ? null : Write(context));

    private static string Write(RunbookContext context)
    {
        var (cluster, tls) = (context.Cluster, context.TlsDirectory);
        return new MarkdownText()
            .Say(
                "HiveConfig refers to certificates and makes none. These commands make an authority for this cluster, and for each node",
                $"a key with a certificate for its name and its address. On your machine, with openssl and keytool (of any JDK); all goes to",
                $"`{tls}`, which belongs in no repository. First the two passwords, as cluster.yaml refers to them:",
                $"{RunbookContext.Reference(cluster.Secrets.Keystore)} and {RunbookContext.Reference(cluster.Secrets.Truststore)}:")
            .Bash(
                "{",
                "  umask 077",
                $"  mkdir -p {tls}/nodes",
                "  read -rsp 'password of the keystores: ' password",
                $"  printf '%s' \"$password\" > {tls}/keystore.pass",
                "  read -rsp 'password of the truststores: ' password",
                $"  printf '%s' \"$password\" > {tls}/truststore.pass",
                "  unset password",
                "}")
            .Say("The authority, and the store in which Java looks for it:")
            .Bash(
                "umask 077",
                "openssl req -x509 -newkey rsa:4096 -nodes -sha256 -days 3650 \\",
                $"  -subj '/CN={cluster.Name} authority' \\",
                "  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \\",
                $"  -keyout {tls}/ca.key -out {tls}/ca.crt",
                "keytool -importcert -noprompt -alias authority -storetype PKCS12 \\",
                $"  -storepass:file {tls}/truststore.pass -file {tls}/ca.crt -keystore {tls}/truststore.p12")
            .Say(
                "One key per node, for both sides of a connection: a node is a server to some and a client to others.")
            .Bash(
            [
                "umask 077",
                "while read -r node names; do",
                $"  dir={tls}/nodes/$node",
                "  mkdir -p \"$dir\"",
                "  openssl req -new -newkey rsa:3072 -nodes -subj \"/CN=$node\" -keyout \"$dir/node.key\" -out \"$dir/node.csr\"",
                .. Sign("\"$dir/node.csr\"", "\"$dir/node.crt\"", tls, "\"$names\"", "serverAuth,clientAuth").Select(line => "  " + line),
                "  openssl pkcs12 -export -name \"$node\" -inkey \"$dir/node.key\" -in \"$dir/node.crt\" \\",
                $"    -certfile {tls}/ca.crt -passout \"file:$HOME{tls.Substring(1)}/keystore.pass\" -out \"$dir/keystore.p12\"",
                $"  cp {tls}/ca.crt {tls}/truststore.p12 \"$dir/\"",
                "done <<'NODES'",
                .. cluster.Nodes.Select(node => $"{node.Name} DNS:{node.Name},{string.Join(",", node.Addresses.Select(AlternativeName))}"),
                "NODES",
            ])
            .Say(
                "What HAProxy shows to browsers. A certificate from an authority that browsers know is better: then put its chain and its",
                $"key, in this order, into `{tls}/haproxy.pem` instead.")
            .Bash(
            [
                "umask 077",
                $"openssl req -new -newkey rsa:3072 -nodes -subj '/CN={cluster.TheHive.Url.Host}' -keyout {tls}/haproxy.key -out {tls}/haproxy.csr",
                .. Sign($"{tls}/haproxy.csr", $"{tls}/haproxy.crt", tls, $"'{AlternativeName(cluster.TheHive.Url.Host)},{AlternativeName(cluster.LoadBalancer.VirtualIp.Address)}'", "serverAuth"),
                $"cat {tls}/haproxy.crt {tls}/ca.crt {tls}/haproxy.key > {tls}/haproxy.pem",
                .. cluster.LoadBalancerNodes.Select(node => $"cp {tls}/haproxy.pem {tls}/nodes/{node.Name}/"),
                $"openssl verify -CAfile {tls}/ca.crt {tls}/nodes/*/node.crt {tls}/haproxy.crt",
            ])
            .Say("Then keep `ca.key` off this machine, where whoever makes the next certificate finds it.")
            .ToString();
    }

    // Shorter than 825 days, because Apple's systems refuse more.
    private static string[] Sign(string request, string certificate, string tls, string names, string usages) =>
    [
        $"openssl x509 -req -in {request} -CA {tls}/ca.crt -CAkey {tls}/ca.key -CAcreateserial -sha256 -days 820 \\",
        $"  -extfile <(printf 'subjectAltName=%s\\nextendedKeyUsage={usages}\\nkeyUsage=critical,digitalSignature,keyEncipherment,keyAgreement\\nbasicConstraints=critical,CA:FALSE\\n' {names}) \\",
        $"  -out {certificate}",
    ];

    private static string AlternativeName(HostAddress address) => (address.IsName ? "DNS:" : "IP:") + address;
}
