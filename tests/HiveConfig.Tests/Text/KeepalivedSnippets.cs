using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Tests;

/// <summary>Texts with what <c>keepalived -t</c> says of them: whether it is silent. Recorded from 2.2.7, asked again where it is installed.</summary>
internal static class KeepalivedSnippets
{
    private const string Global = "global_defs {\n enable_script_security\n script_user root\n}\n";
    private const string Instance = "vrrp_instance VI_1 {\n state BACKUP\n interface eth0\n virtual_router_id 51\n priority 100\n virtual_ipaddress {\n 10.0.0.100/24\n }\n";

    /// <summary>What Keepalived refuses and the reader passes over on purpose, with the reason.</summary>
    public static readonly (string Text, string Reason)[] NotForTheReader =
    [
        (With(" garp_master_delay $X"), "a parameter may be defined where the file is included"),
        (With(" garp_master_delay ${X}"), "envsubst fills it in before Keepalived sees the file"),
        (With(" @^foo foo bar"), "the id of the machine decides"),
        (With(" authentication {\n auth_type PASS\n auth_pass 123456789\n }"), "HC5113"),
        (With(" track_script {\n nosuch\n }"), "HC5106"),
        (Instance.Replace("BACKUP", "MASTER", StringComparison.Ordinal) + " nopreempt\n}\n", "HC5107"),
        (Instance + "}\n" + Instance.Replace("VI_1", "VI_2", StringComparison.Ordinal) + "}\n", "HC5114"),
        ("vrrp_script s {\n script \"/bin/true\"\n}\n" + Instance + " track_script {\n s\n }\n}\n", "HC5104"),
        (With(" version 3\n authentication {\n auth_type PASS\n auth_pass 1234\n }"), "HC5113"),
        (With(" unicast_src_ip 10.0.0.11"), "HC5112"),
        (Instance.Replace("eth0", "eth9", StringComparison.Ordinal) + "}\n", "the machine decides which interfaces there are"),
    ];

    public static IEnumerable<(string Text, bool Accepted)> All
        => Accepted.Select(text => (text, true)).Concat(Refused.Select(text => (text, false)));

    public static string With(string lines) => Global + Instance + lines + "\n}\n";

    private static string Script(string line) => Global + "vrrp_script s {\n script \"/bin/true\"\n " + line + "\n}\n" + Instance + " track_script {\n s\n }\n}\n";

    private static string Changed(string from, string to) => Global + Instance.Replace(from, to, StringComparison.Ordinal) + "}\n";

    private static readonly string[] Accepted =
    [
        "", "\n", "# nothing\n! nothing\n", With(""), With("").TrimEnd('\n'), With("").Replace("\n", "\r\n", StringComparison.Ordinal),
        With(" garp_master_delay 5 # c"), With(" garp_master_delay 5 ! c"), With(" garp_master_delay 5#c"), With(" garp_master_delay \"5\""), Instance + " garp_master_delay 5 }\n", Instance + " garp_master_delay 5}\n",
        "vrrp_instance VI_1\n{\n state BACKUP\n interface eth0\n virtual_router_id 51\n priority 100\n virtual_ipaddress\n {\n 10.0.0.100/24\n }\n}\n",
        "vrrp_instance VI_1 { state BACKUP\n interface eth0\n virtual_router_id 51\n priority 100\n virtual_ipaddress { 10.0.0.100/24 }\n}\n",
        "vrrp_instance VI_1{\n state BACKUP\n interface eth0\n virtual_router_id 51\n priority 100\n virtual_ipaddress{\n 10.0.0.100/24\n }\n}\n",
        With("").Replace("}\n", "}\n\n\n", StringComparison.Ordinal), "include /nope/x\n" + With(""), "includer /nope/x\n" + With(""), With(" include /nope/*.conf"),
        "$X=5\n" + With(" garp_master_delay $X"), "$X=5\n" + With(" garp_master_delay ${X}"), "$X=\\\n garp_master_delay 5\\\n garp_master_repeat 2\n" + With(" $X"),
        "$V=vrrp_script s {\\\n script \"/bin/true\"\\\n}\n" + Global + "$V\n" + Instance + " track_script {\n s\n }\n}\n",
        With(" @foo foo bar"), With("@foo foo bar"), With(" @ foo"), With(" state MASTER"), Changed(" state BACKUP\n", ""), Changed(" priority 100\n", ""), Changed("ty 100", "ty 255"), Changed("id 51", "id 51 52"), Changed("id 51", "id 255"),
        With(" advert_int 255"), With(" advert_int 1 2"), With(" version 3\n advert_int 0.5"), With(" preempt_delay 1000"), Changed("BACKUP", "MASTER\n preempt_delay 0"), With(" nopreempt"), With(" nopreempt x"), With(" smtp_alert"), With(" smtp_alert on"), With(" dont_track_primary"),
        With(" authentication {\n auth_type PASS\n auth_pass 12345678\n }"), With(" authentication { auth_type PASS\n auth_pass 1234 }"), With(" debug 4"), With(" priority 100"), With(" version 2"),
        Changed("10.0.0.100/24", "10.0.0.100"), Changed("10.0.0.100/24", "10.0.0.100/24 dev eth0 label eth0:1"), Changed("10.0.0.100/24", "10.0.0.100/24\n 10.0.0.100/24"), Changed("10.0.0.100/24", "10.0.0.100/24 brd 10.0.0.255 dev eth0 scope global"),
        Script("interval 2\n weight 2\n fall 2\n rise 2"), Script("interval 4294"), Script("weight 253"), Script("weight -253"), Script("fall 1"), Script("timeout 1"), Script("weight 10 reverse"), Script("user root"), Script("init_fail"), Script("rise 1"),
        With(" unicast_peer {\n 10.0.0.12\n }"), With(" unicast_src_ip 10.0.0.11\n unicast_peer {\n 10.0.0.12\n 10.0.0.13\n }"), With(" notify \"/bin/true { } # !\""), With(" notify /bin/true"),
        Global + Instance + "}\n" + Instance.Replace("VI_1", "VI_2", StringComparison.Ordinal).Replace("51", "52", StringComparison.Ordinal) + "}\n",
        "virtual_server 10.0.0.1 80 {\n delay_loop 6\n lb_algo rr\n lb_kind NAT\n protocol TCP\n real_server 10.0.0.2 80 {\n weight 1\n TCP_CHECK {\n connect_timeout 3\n }\n }\n}\n" + With(""),
        "linkbeat_use_polling\n" + With(""), "track_file x {\n file /x\n}\n" + With(""), "vrrp_track_process p {\n process haproxy\n}\n" + With(""), "static_ipaddress {\n 10.0.0.9/24 dev eth0\n}\n" + With(""),
        "global_defs {\n router_id a b\n vrrp_version 3\n vrrp_garp_master_refresh 30\n vrrp_check_unicast_src\n}\n" + Instance + "}\n",
    ];

    private static readonly string[] Refused =
    [
        With(" preempt_delay 5\n nopreempt"), Changed("BACKUP", "MASTER\n preempt_delay 5"), With(" authentication {\n auth_type PASS\n }"), Global + "vrrp_script s {\n interval 1\n}\n" + Instance + "}\n",
        "\uFEFF" + With(""), With(" garp_master_delay \"5"), With(" notify \"/bin/true"), With(" notify \"a \\\" b\""), Instance, With("}"), "{\n}\n" + With(""), Global + Instance + "{\n}\n}\n", With(" {\n }"), Instance + "}{\n", "foo {\n bar\n}\n" + With(""), "baz\n" + With(""),
        With(" foo bar"), With(" nopreemt"), With(" authentication {\n auth_pas 1234\n }"), With(" authentication {\n auth_type PAS\n auth_pass 1234\n }"), With(" authentication\n auth_type PASS"), With(" track_interface\n eth0"),
        "global_defs\n router_id a\n}\n" + With(""), "global_defs {\n router_id\n}\n" + With(""), "global_defs {\n vrrp_version 4\n}\n" + With(""), "global_defs {\n enable_script_securty\n}\n" + With(""), "include\n" + With(""), "track_process p {\n process haproxy\n}\n" + With(""),
        Changed("BACKUP", "SLAVE"), Changed("BACKUP", "PEER"), Changed("BACKUP", "master"), Changed("BACKUP", ""), Changed("id 51", "id 0"), Changed("id 51", "id 256"), Changed("id 51", "id 300"), Changed("id 51", "id 5x"), Changed(" virtual_router_id 51\n", ""), Changed("id 51", "id"), Changed("id 51", "id -1"),
        Changed("ty 100", "ty 0"), Changed("ty 100", "ty 256"), Changed("ty 100", "ty 300"), Changed("ty 100", "ty 1.5"), With(" advert_int 0"), With(" advert_int 0.5"), With(" advert_int 256"), With(" advert_int 0.001"), With(" advert_int x"), With(" version 3\n advert_int 41"), With(" advert_int"), With(" advert_int 1s"),
        With(" preempt_delay 1001"), With(" preempt_delay -1"), With(" debug 5"), With(" version 4"), With(" vrf"), With(" smtp_alert maybe"), Changed(" interface eth0\n", ""), Changed("10.0.0.100/24", "10.0.0.300"), Changed("10.0.0.100/24", "10.0.0.100/33"), Changed("10.0.0.100/24", "10.0.0.100/24 dv eth0"), Changed("10.0.0.100/24", "foo"), Changed(" 10.0.0.100/24\n", ""),
        Global + Instance + "}\n" + Instance + "}\n", Changed("VI_1", ""), Changed("VI_1", "VI_1 x"), Script("interval 0"), Script("interval 1.5"), Script("interval 4295"), Script("interval x"), Script("weight 254"), Script("weight -254"), Script("weight 300"), Script("weight x"), Script("fall 0"), Script("rise 0"), Script("timeout 0"), Script("timeout 1.5"), Script("intervall 2"), Script("rise"),
        With(" unicast_peer {\n 10.0.0.12 10.0.0.13\n }"), With(" unicast_peer {\n 10.0.0\n }"), With(" unicast_src_ip foo"), With(" garp_master_delay \\\n 5"), With(" garp_master_delay 5\\"), With(" garp_master_delay '5'"), "virtual_server 10.0.0.1 80 {\n lb_alg rr\n}\n" + With(""),
    ];
}
