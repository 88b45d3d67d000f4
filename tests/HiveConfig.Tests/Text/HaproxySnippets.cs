using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Tests;

/// <summary>Texts with what <c>haproxy -c</c> says of them: whether it takes them. Recorded from 2.6.12, asked again where it is installed.</summary>
internal static class HaproxySnippets
{
    private const string Defaults = "defaults\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\n";
    private const string Listener = "listen always\n bind 127.0.0.1:9999\n";

    /// <summary>What makes a file whole around a few lines of a listen section.</summary>
    public static string InListen(string lines) => Defaults + "listen l\n bind :70\n " + lines + "\n" + Listener;

    public static string InGlobal(string line) => "global\n " + line + "\n" + Defaults + Listener;

    public static string Whole(string text) => Defaults + text + Listener;

    /// <summary>Lines that name what is not there.</summary>
    public static readonly string[] Dangling =
    [
        "server a 10.0.0.9:9000 check resolvers dns",
        "http-request auth unless { http_auth(ops) }",
        "http-request deny if !{ http_auth_group(ops) admins }",
        "http-request track-sc0 src table nope",
        "stick-table type ip size 1m expire 1h peers nope",
        "stick on src table nope",
        "email-alert mailers nope\n email-alert from a@b\n email-alert to a@b",
        "use-server nope if { src 1.1.1.1 }",
        "errorfiles nope",
        "http-request cache-use nope",
        "http-response cache-store nope",
    ];

    /// <summary>The same kinds of lines where it is there.</summary>
    public static readonly string[] Found =
    [
        "server a 10.0.0.9:9000 check resolvers dns\nresolvers dns\n nameserver a 10.0.0.53:53",
        "http-request auth unless { http_auth(ops) }\nuserlist ops\n user made insecure-password up",
        "http-request track-sc0 src table counts\nbackend counts\n stick-table type ip size 1m expire 1h store conn_cur",
        "stick-table type ip size 1m expire 1h peers others\npeers others\n peer a 10.0.0.7:1024",
        "email-alert mailers post\n email-alert from a@b\n email-alert to a@b\nmailers post\n mailer m 10.0.0.25:25",
        "server named 10.0.0.9:9000\n use-server named if { src 1.1.1.1 }",
        "errorfiles pages\nhttp-errors pages",
        "http-request cache-use small\n http-response cache-store small\ncache small\n total-max-size 4",
    ];

    /// <summary>What HAProxy refuses and the reader leaves to somebody else, with who that is.</summary>
    public static readonly (string Text, string Reason)[] NotForTheReader =
    [
        (Whole("frontend f\n bind :80\n default_backend nope\n"), "HC5004"),
        .. Dangling.Select(line => (InListen(line), "HC5004")),
        (Whole("backend b\n server s 1.1.1.1:80\n server s 1.1.1.2:80\n"), "HC5009"),
        (Whole("frontend f\n mode http\n bind :80\n default_backend b\nbackend b\n mode tcp\n server s 1.1.1.1:80\n"), "HC5003"),
        (InListen("server s nosuch.invalid:80"), "the network decides which names there are"),
        (InListen("bind <virtual_ip>:80"), "HC7001"),
        (InListen("bind :443 ssl crt /nope.pem"), "the machine decides which files there are"),
        (InListen("errorfile 503 /nope.http"), "the machine decides which files there are"),
        (InGlobal("user nosuch"), "the machine decides which users there are"),
        (InListen("description \"${X[*]}\""), "the environment decides how many words it stands for"),
        (InListen("mode \"${X}\""), "the environment decides what it stands for"),
        (InListen("http-request deny if { nosuchfetch /x }"), "no list of sample fetches is kept"),
    ];

    public static IEnumerable<(string Text, bool Accepted)> All
        => Lines(true, AcceptedLines).Concat(Lines(false, RefusedLines))
            .Concat(AcceptedGlobals.Select(line => (InGlobal(line), true))).Concat(RefusedGlobals.Select(line => (InGlobal(line), false)))
            .Concat(Lines(true, Found)).Concat(AcceptedTexts.Select(text => (text, true))).Concat(RefusedTexts.Select(text => (text, false)));

    private static IEnumerable<(string Text, bool Accepted)> Lines(bool accepted, string[] lines) => lines.Select(line => (InListen(line), accepted));

    private static readonly string[] AcceptedLines =
    [
        "description a\"b c\"d e'f g'h", "description abc\\", "description abc\\x41", "description abc\\q", "description a\\ b", "description 'it'\"'\"'s'",
        "description \"${X-def}\"", "description \"${.FILE}\"", "description ${X}", "description a\rb", "description abc#comment", "description 'a#b'",
        "description \"\\$5\"", "bind 10.0.0.1:80,10.0.0.2:81", "bind 10.0.0.1:80-82", "bind [::1]:80", "bind ::1:80", "bind :::80", "bind ipv4@1.2.3.4:80",
        "bind ipv6@:80", "bind unix@/tmp/x mode 660", "bind /tmp/x", "bind abns@foo", "bind *:80 transparent", "bind \"${A}:80\"", "bind :80,",
        "bind 10.0.0.1:80 alpn h2,http/1.1", "bind :80 accept-proxy defer-accept v4v6 name x", "bind 10.0.0.1:80\n bind 10.0.0.1:80", "bind 203.0.113.9:80",
        "server s 1.2.3.4", "server s 1.2.3.4:80 check inter 5", "server s 1.2.3.4:80 check inter 5sec", "server s 1.2.3.4:80 weight abc", "server s 1.2.3.4:+5",
        "server s *:80", "server s nosuch.invalid:80 init-addr none", "server s 1.1.1.1:80 ssl verify none", "server s 1.1.1.1:80 backup disabled weight 0 send-proxy",
        "server s 1.1.1.1:80 source 1.1.1.2 usesrc clientip check", "server s /tmp/x", "server s 1.1.1.1:", "server-template s 3 1.1.1.1:80", "server-template s 1-3 localhost:80 check",
        "default-server inter 1s fastinter 500ms downinter 1s fall 2 rise 2 on-marked-down shutdown-sessions",
        "timeout client 24d", "timeout server 50", "timeout client 5m3s", "timeout client 5sec", "timeout tarpit 10s", "timeout client 0",
        "balance roundrobin", "balance hdr(host)", "balance random(2)", "balance first", "balance source x", "option forwardfor", "option forwardfor except 127.0.0.0/8 header X",
        "option httpchk GET /x HTTP/1.1", "no option redispatch", "no option http-server-close", "option redispatch x", "option httplog clf", "no log",
        "option idle-close-on-response", "retries abc", "maxconn 10k", "cookie SRV insert indirect nocache\n server s 1.1.1.1:80", "stats enable foo", "stats uri /x y", "stats admin if TRUE",
        "http-request set-header X y", "http-request deny if { path /x }", "http-request deny if !METH_GET !{ path /x } or TRUE", "acl foo path /x\n http-request deny if foo",
        "http-request deny deny_status 403 if METH_GET || FALSE", "http-request set-var(txn.x) path", "http-request redirect scheme https unless { ssl_fc }", "redirect scheme https if !{ ssl_fc }",
        "http-check send meth GET uri /x ver HTTP/1.1 hdr Host x", "http-check expect ! status 500", "http-request disable-l7-retry unless METH_GET", "monitor-uri /healthz",
        "tcp-request inspect-delay 5s", "tcp-request content accept if HTTP", "retry-on conn-failure empty-response", "retry-on 503", "hash-type consistent",
        "log global", "log 127.0.0.1:514 local0 info err", "log stdout format raw local0", "log [::1]:514 local0", "log 127.0.0.1 sample 1:2 local0",
        "compression algo gzip", "stick-table type ip size 1m expire 10s\n stick on src", "capture request header Host len 10", "persist rdp-cookie(x)",
        "http-error status 404 content-type text/plain string x", "declare capture request len 10", "errorfile 503 /etc/haproxy/errors/503.http", "mode tcp",
        "acl x src 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0",
        ".if 0\n foo\n .endif", ".if defined(X)\n foo\n .else\n mode tcp\n .endif", ".notice foo", ".if 1\n mode tcp\n .else\n foo\n .endif", ".if 0\n .elif 1\n mode tcp\n .else\n foo\n .endif",
    ];

    private static readonly string[] RefusedLines =
    [
        "description \"abc", "description 'abc", "description abc\\x4", "description \"${X\"", "description \"$1\"", "description \"$\"", "description \"${}\"", "description \"${X:-d}\"",
        "description a\\\nb c", "foo bar", "tiemout client 1s", "contimeout 5s", "clitimeout 5s", "srvtimeout 5s", "reqadd X", "monitor-net 1.1.1.1", "block if TRUE",
        "bind 10.0.0.1:90000", "bind 10.0.0.1:82-80", "bind 10.0.0.1", "bind *", "bind 10.0.0.300:80", "bind 10.0.0.1:80 foo", "bind 10.0.0.1:80 ssl crt", "bind 10.0.0.1:80 name",
        "bind 10.0.0.1:80 transparnt", "bind 10.0.0.1:abc", "bind 10.0.0.1:0", "bind 10.0.0.1:80 ssl", "bind 1.1.1.1:+80", "bind [::1:80", "bind ::1", "bind", "bind :80, :81", "bind :80 , :81", "bind ''",
        "bind 1.1.1.1:80-", "bind 10.0.0.1:80 level admn", "bind 10.0.0.1:80 ssl-min-ver TLSv1.9", "bind 10.0.0.1:80 verify nne", "bind :80 mode abc", "bind /tmp/x mode 999", "bind :80 id 0", "bind :80 tcp-ut 5x",
        "server s 1.2.3.4:80 chek", "server s 1.2.3.4:80 check inter", "server s 1.2.3.4:80 check inter 5x", "server s 1.2.3.4:80 weight 300", "server s 1.2.3.4:90000", "server s", "server a/b 1.2.3.4:80",
        "server s 1.2.3.4:80 fall 0", "server s 1.2.3.4:80 ssl", "server s 1.2.3.4:80 cookie", "server s 1.1.1.1:80 check inter 25d", "server s 1.1.1.1:80 verify nne", "server s 1.1.1.1:80 inter 0",
        "server s 1.1.1.1:80 rise x", "server s 1.1.1.1:80 observe layer5", "server s 1.1.1.1:80 on-marked-down foo", "server s 1.1.1.1:80 slowstart 5x", "server s 1.1.1.1:80-81", "server s 1.2.3.400:80", "server-template s x 1.1.1.1:80",
        "default-server inter 1s fal 2", "mode tpc", "mode http tcp", "timeout client 5x", "timeout client", "timeout client 25d", "timeout client abc", "timeout clint 5s", "timeout client 5s foo",
        "timeout client 1.5s", "timeout client -5", "timeout client 5S", "timeout client 5u", "timeout client 99999999999", "balance foo", "balance leastcon", "balance hdr", "balance url_param",
        "option forwardfr", "option forwardfor foo", "option httpchk GET /x HTTP/1.1 a b", "no option forwardfor", "no option httplog", "no timeout client", "default option dontlognull x", "no default",
        "option http-tunnel", "option forceclose", "option httplog foo", "option nolinger x", "option", "option http-restrict-req-hdr-names", "retries", "retries 3 4", "cookie SRV inser", "cookie X insert domain",
        "cookie X insert maxidle 5x", "stats enabel", "stats uri", "stats socket /x", "stats refresh 5x", "stats admin", "stats admin foo", "errorfile 400", "http-request", "http-request set-heder X y", "http-request set-var path",
        "http-request deny if foo", "http-request deny if { path /x", "http-request deny if {path /x}", "http-request deny if TRUE foo", "http-request deny if foo\n acl foo path /x", "acl a", "redirect schme https", "redirect location",
        "http-check sned meth GET", "default_backend", "default_backend b c", "use_backend b foo", "log 127.0.0.1 locl0", "log 127.0.0.1", "log 127.0.0.1:514 local0 notce", "log 127.0.0.1 format rfc local0", "log global foo", "log 1.1.1.1:99999 local0",
        "compression alg gzip", "stick onn src", "tcp-request content accpt", "tcp-request foo", "tcp-request inspect-delay 5x", "tcp-request inspect-delay", "tcp-request connection rejct", "monitor-uri", "monitor foo", "http-reuse sometimes",
        "id abc", "id 0", "description", "capture foo", "retry-on conn-failure foo", "retry-on 999", "hash-type foo", "external-check foo", "email-alert foo x", "disabled x", "maxconn 10 x", "a b c",
        "acl x src 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2",
        ".if 0\n foo \"x\n .endif", ".if 1\n foo\n .endif", ".if", ".endif", ".else", ".if foo\n .endif", ".foo", ".if 0\n .elif 1\n foo\n .endif", ".if 0\n .else\n .else\n .endif", ".alert no",
    ];

    private static readonly string[] AcceptedGlobals =
    [
        "maxconn 10", "maxconn abc", "log /dev/log local0", "log /dev/log len 80 format rfc5424 local0 notice", "stats socket /x mode 660 level admin expose-fd listeners", "stats timeout 30s",
        "stats socket ipv4@127.0.0.1:9990 level admin", "user root", "chroot /nonexist", "ssl-default-bind-options ssl-min-ver TLSv1.2", "tune.ssl.default-dh-param 2048", "hard-stop-after 3m",
        "set-dumpable", "no set-dumpable", "setenv A B", "ulimit-n abc", "node a_b", "description foo", "daemon", "nbthread 2",
    ];

    private static readonly string[] RefusedGlobals =
    [
        "stats socket /x foo", "stats socket", "stats socket 127.0.0.1 level admin", "stats timeout 30x", "stats foo", "nbthread abc", "nbproc 1", "daemon foo", "DAEMON", "tune.bufsize x", "tune.bufsiz 16384", "hard-stop-after 3x",
        "ca-base", "pidfile /x y", "no maxconn", "setenv A", "log 127.0.0.1", "log 127.0.0.1:99999 local0", "log /dev/log local0 notce", "log /dev/log format rfc local0", "user haproxy x", "timeout client 5s", "foo",
    ];

    private static readonly string[] AcceptedTexts =
    [
        Whole(""), Whole("").Replace("\n", "\r\n", System.StringComparison.Ordinal), "\n\n# comment\n" + Whole("# another\n"), "  listen q\n   bind :88\n" + Whole(""),
        Whole("frontend a:b.c-d_e\n bind :81\n"), Whole("frontend x\n bind :81\nbackend x\n server s 1.1.1.1:80\n"), "defaults d\n" + Whole(""), "defaults d\n acl x path /\n" + Whole(""),
        "global\nglobal\n" + Whole(""), Whole("backend b\n bind :81\n server s 1.1.1.1:80\n"), Whole("defaults d\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\nbackend x from d\n server s 1.1.1.1:80\n" + Defaults),
        Whole("userlist u\n user a password b\n group g users a\n"), Whole("resolvers r\n nameserver n 1.1.1.1:53\n timeout retry 1s\n hold valid 10s\n"), Whole("peers p\n peer a 1.1.1.1:80\n"),
        Whole("mailers m\n mailer a 1.1.1.1:25\n timeout mail 5s\n"), Whole("cache c\n total-max-size 4\n max-age 60\n"), Whole("http-errors h\n errorfile 503 /etc/haproxy/errors/503.http\n"),
        Whole("ring r\n size 32768\n server s 1.1.1.1:514\n timeout connect 5s\n"), Whole("log-forward l\n bind 127.0.0.1:1514\n log global\n timeout client 5s\n"), Whole("frontend f\n bind :80\n use_backend %[req.hdr(host)]\n"),
        Whole("frontend f\n bind :80\n balance roundrobin\n timeout server 5s\n"), "global\n ssl-server-verify none\n" + Whole("backend b\n server s 1.1.1.1:443 ssl\n"),
        Whole("backend b\n default-server ssl verify none\n server s 1.1.1.1:443\n"), Whole("userlist u\nuserlist u\n"),
        // Ours to find by rules: the option does nothing in mode tcp, the reference is empty, no server has a cookie, the address is foreign.
        Whole("backend b\n mode tcp\n option httpchk\n server s 1.1.1.1:80\n"), Whole("backend b\n cookie SRV insert\n server s 1.1.1.1:80\n"), Whole("frontend f\n bind 198.51.100.7:80\n bind 198.51.100.7:80\n"),
    ];

    private static readonly string[] RefusedTexts =
    [
        Whole("").TrimEnd('\n'), "# only comment", "\uFEFF" + Whole(""), "fronted f\n" + Whole(""), "maxconn 5\n" + Whole(""), "global\nfoo\n" + Whole(""), "LISTEN x\n" + Whole(""), "global x\n" + Whole(""),
        Whole("frontend\n bind :80\n"), Whole("frontend a b\n bind :81\n"), Whole("listen a :81\n mode http\n"), Whole("frontend a/b\n bind :81\n"), Whole("frontend a@b\n bind :81\n"), Whole("backend x\nbackend x\n"), Whole("listen x\n bind :1\nbackend x\n"),
        Whole("listen x\n bind :1\nfrontend x\n bind :2\n"), Whole("backend x from d\n"), "defaults d from e\n" + Whole(""), Whole("frontend f\n bind :80\n server s 1.1.1.1:80\n"), Whole("frontend f\n bind :80\n balance foo\n"), Whole("frontend f\n bind :80\n timeout server 5x\n"),
        "defaults\n bind :80\n" + Whole(""), "defaults\n http-request deny\n" + Whole(""), "defaults\n use_backend x\n" + Whole(""), "defaults\n foo\n" + Whole(""), Whole("peers p\npeers p\n"), Whole("resolvers r\nresolvers r\n"),
        Whole("cache c\n total-max-size 4\ncache c\n total-max-size 4\n"), Whole("cache c\n total-max-siz 4\n"), Whole("userlist u\n usr a\n"), Whole("mailers m\n timeout mail 5x\n"), Whole("resolvers r\n hold vald 5s\n"),
        Whole("resolvers r\n timeout retri 1s\n"), Whole("ring r\n siz 1\n"), Whole("program\n command x\n"), Whole("peers p\n per a 1.1.1.1:80\n"), "timeout client 5s\n" + Whole(""),
    ];
}
