using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>
/// What an haproxy.cfg may say, as data: derived by asking HAProxy 2.6.12 for every word of its manual in every section, and
/// <c>haproxy -dKcfg</c>; keywords of later versions from their manuals.
/// </summary>
internal static class HaproxyKeywords
{
    /// <summary>Every word that opens a section.</summary>
    internal static readonly HashSet<string> Sections = Set("""
        global defaults frontend backend listen userlist peers resolvers cache mailers program http-errors ring log-forward
        fcgi-app namespace_list crt-store traces log-profile acme
        """);

    /// <summary>The sections that must have a name.</summary>
    internal static readonly HashSet<string> Named = Set("""
        frontend backend listen userlist peers resolvers cache mailers program http-errors ring log-forward fcgi-app log-profile acme
        """);

    /// <summary>
    /// The keywords of each section with the number of words behind them: <c>=1</c> exactly, <c>&gt;1</c> at least, <c>&lt;1</c> at
    /// most, nothing any number. The four kinds of proxies share one list.
    /// </summary>
    internal static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, Arity>> Lines = Parse("""
        [global]
        busy-polling=0 ca-base=1 chroot=1 close-spread-time>1 cluster-secret=1 cpu-map>1 crt-base=1 daemon=0 default-path>1 description>1
        expose-experimental-directives external-check=0 fd-hard-limit=1 gid=1 grace>1 group=1 h1-accept-payload-with-any-method=0
        h1-case-adjust=2 h1-case-adjust-file=1 h2-workaround-bogus-websocket-clients=0 hard-stop-after>1 httpclient.resolvers.id<1
        httpclient.resolvers.prefer=1 httpclient.ssl.ca-file<1 httpclient.ssl.verify=1 insecure-fork-wanted=0 insecure-setuid-wanted=0
        issuers-chain-path=1 localpeer=1 log>2 log-send-hostname log-tag=1 lua-load>1 lua-load-per-thread>1 lua-prepend-path>1
        master-worker<1 max-spread-checks=1 maxcompcpuusage=1 maxcomprate=1 maxconn=1 maxconnrate=1 maxpipes=1 maxsessrate=1
        maxsslconn=1 maxsslrate=1 maxzlibmem=1 mworker-max-reloads=1 nbthread=1 no-memory-trimming=0 node=1 noepoll=0 noevports=0
        nogetaddrinfo=0 nokqueue=0 nopoll=0 noreuseport=0 nosplice=0 numa-cpu-mapping pidfile=1 pp2-never-send-local=0 presetenv=2
        profiling.tasks=1 quiet=0 resetenv server-state-base>1 server-state-file>1 set-dumpable<1 set-var>1 set-var-fmt>1 setenv=2
        spread-checks=1 ssl-default-bind-ciphers=1 ssl-default-bind-ciphersuites=1 ssl-default-bind-curves=1 ssl-default-bind-options>1
        ssl-default-server-ciphers=1 ssl-default-server-ciphersuites=1 ssl-default-server-options>1 ssl-dh-param-file=1 ssl-engine
        ssl-load-extra-del-ext ssl-load-extra-files>1 ssl-mode-async ssl-propquery>1 ssl-provider>1 ssl-provider-path>1
        ssl-server-verify=1 ssl-skip-self-issued-ca stats>1 strict-limits=0 thread-group>1 thread-groups=1 tune.buffers.limit=1
        tune.buffers.reserve=1 tune.bufsize=1 tune.comp.maxlevel=1 tune.fail-alloc<1 tune.fd.edge-triggered>1
        tune.h2.header-table-size=1 tune.h2.initial-window-size<1 tune.h2.max-concurrent-streams<1 tune.h2.max-frame-size=1
        tune.http.cookielen=1 tune.http.logurilen=1 tune.http.maxhdr=1 tune.idle-pool.shared=1 tune.idletimer=1
        tune.listener.multi-queue=1 tune.lua.forced-yield tune.lua.maxmem>1 tune.lua.service-timeout>1 tune.lua.session-timeout>1
        tune.lua.task-timeout>1 tune.maxaccept=1 tune.maxpollevents=1 tune.maxrewrite=1 tune.pattern.cache-size>1
        tune.peers.max-updates-at-once=1 tune.pipesize=1 tune.pool-high-fd-ratio=1 tune.pool-low-fd-ratio=1 tune.rcvbuf.client=1
        tune.rcvbuf.server=1 tune.recv_enough=1 tune.runqueue-depth=1 tune.sched.low-latency=1 tune.sndbuf.client=1
        tune.sndbuf.server=1 tune.ssl.cachesize=1 tune.ssl.capture-buffer-size=1 tune.ssl.capture-cipherlist-size=1
        tune.ssl.default-dh-param=1 tune.ssl.force-private-cache=0 tune.ssl.hard-maxrecord=1 tune.ssl.keylog=1 tune.ssl.lifetime=1
        tune.ssl.maxrecord=1 tune.ssl.ssl-ctx-cache-size=1 tune.vars.check-max-size tune.vars.global-max-size tune.vars.proc-max-size
        tune.vars.reqres-max-size tune.vars.sess-max-size tune.vars.txn-max-size tune.zlib.memlevel tune.zlib.windowsize
        uid=1 ulimit-n=1 unix-bind unsetenv>1 user=1 zero-warning=0
        51degrees-cache-size 51degrees-data-file 51degrees-property-name-list 51degrees-property-separator deviceatlas-json-file
        deviceatlas-log-level deviceatlas-properties-cookie deviceatlas-separator wurfl-cache-size wurfl-data-file
        wurfl-information-list wurfl-information-list-separator
        anonkey dns-accept-family expose-deprecated-directives force-cfg-parser-pause h1-do-not-close-on-insecure-transfer-encoding
        harden.reject-privileged-ports.quic harden.reject-privileged-ports.tcp httpclient.resolvers.disabled httpclient.retries
        httpclient.timeout.connect key-base limited-quic no-quic noktls ocsp-update.disable ocsp-update.httpproxy ocsp-update.maxdelay
        ocsp-update.mindelay ocsp-update.mode prealloc-fd set-cap setcap shm-stats-file shm-stats-file-max-objects ssl-default-bind-client-sigalgs
        ssl-default-bind-sigalgs ssl-default-server-client-sigalgs ssl-default-server-curves ssl-default-server-sigalgs
        ssl-passphrase-cmd ssl-security-level stats-file thread-hard-limit cpu-policy cpu-set warn-blocked-traffic-after
        [proxy]
        acl>2 backlog=1 balance bind>1 bind-process capture>1 clitcpka-cnt>1 clitcpka-idle>1 clitcpka-intvl>1 compression>1 cookie>1
        declare>1 default-server default_backend=1 description>1 disabled=0 dispatch>1 dynamic-cookie-key>1 email-alert>1 enabled=0
        error-log-format>1 errorfile>2 errorfiles>1 errorloc>2 errorloc302>2 errorloc303>2 external-check>1 filter>1 force-persist>2
        fullconn=1 hash-balance-factor>1 hash-type>1 http-after-response>1 http-check>1 http-error>1 http-request>1 http-response>1
        http-reuse>1 http-send-name-header>1 id=1 ignore-persist>2 load-server-state-from-file>1 log log-format>1 log-format-sd>1
        log-tag>1 max-keep-alive-queue>1 max-session-srv-conns>1 maxconn=1 mode=1 monitor>1 monitor-uri=1 option>1 persist>1
        rate-limit>1 redirect>1 retries=1 retry-on>1 server>2 server-state-file-name<1 server-template>3 source>1 srvtcpka-cnt>1
        srvtcpka-idle>1 srvtcpka-intvl>1 stats>1 stick>1 stick-table>1 tcp-check>1 tcp-request>1 tcp-response>1 timeout>1
        transparent=0 unique-id-format>1 unique-id-header>1 use-fcgi-app>1 use-server>1 use_backend>1
        force-be-switch guid hash-preserve-affinity log-steps quic-initial ssl-f-use
        [userlist]
        group>1 user>1
        [peers]
        bind>1 default-bind default-server disabled enabled log>1 peer>1 server>1 shards>1 table>1
        [resolvers]
        accepted_payload_size>1 hold=2 nameserver=2 parse-resolv-conf resolve_retries>1 timeout=2
        [cache]
        max-age=1 max-object-size=1 max-secondary-entries=1 process-vary=1 total-max-size=1
        [mailers]
        mailer>2 timeout=2
        [program]
        command>1 group=1 option>1 user=1
        [http-errors]
        errorfile>2
        [ring]
        backing-file>1 description>1 format>1 maxlen>1 server>2 size>1 timeout=2
        [log-forward]
        backlog=1 bind>1 dgram-bind>1 log>1 maxconn=1 option>1 timeout=2
        [fcgi-app]
        acl>1 docroot=1 index=1 log-stderr>1 option>1 pass-header>1 path-info=1 set-param>1
        """);

    /// <summary>Keywords that HAProxy no longer takes, each with what replaces it.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Removed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nbproc"] = "'nbthread'",
        ["tune.chksize"] = "'tune.bufsize'",
        ["contimeout"] = "'timeout connect'",
        ["clitimeout"] = "'timeout client'",
        ["srvtimeout"] = "'timeout server'",
        ["redisp"] = "'option redispatch'",
        ["redispatch"] = "'option redispatch'",
        ["grace"] = "nothing",
        ["appsession"] = "'cookie' or a stick table",
        ["monitor-net"] = "'http-request return status 200 if { src … }'",
        ["block"] = "'http-request deny'",
        ["cliexp"] = "'http-request replace-uri'",
        ["srvexp"] = "'http-response replace-header'",
        ["reqadd"] = "'http-request add-header'",
        ["reqallow"] = "'http-request allow'",
        ["reqiallow"] = "'http-request allow'",
        ["reqdel"] = "'http-request del-header'",
        ["reqidel"] = "'http-request del-header'",
        ["reqdeny"] = "'http-request deny'",
        ["reqideny"] = "'http-request deny'",
        ["reqpass"] = "nothing",
        ["reqipass"] = "nothing",
        ["reqrep"] = "'http-request replace-path'",
        ["reqirep"] = "'http-request replace-header'",
        ["reqtarpit"] = "'http-request tarpit'",
        ["reqitarpit"] = "'http-request tarpit'",
        ["rspadd"] = "'http-response add-header'",
        ["rspdel"] = "'http-response del-header'",
        ["rspidel"] = "'http-response del-header'",
        ["rspdeny"] = "'http-response deny'",
        ["rspideny"] = "'http-response deny'",
        ["rsprep"] = "'http-response replace-header'",
        ["rspirep"] = "'http-response replace-header'",
        ["resolution_pool_size"] = "nothing",
    };

    /// <summary>Keywords that a kind of proxy refuses; a <c>defaults</c> section without a name also refuses those of <c>anonymous</c>. Elsewhere HAProxy warns at most.</summary>
    internal static readonly IReadOnlyDictionary<string, HashSet<string>> Refused = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal)
    {
        ["anonymous"] = Set("acl http-request http-response http-after-response tcp-request tcp-response"),
        ["defaults"] = Set("bind declare description dispatch filter force-persist id ignore-persist monitor redirect server server-template stick use-server use_backend"),
        ["frontend"] = Set("default-server server server-template"),
        ["backend"] = [],
        ["listen"] = [],
    };

    /// <summary>The parameters of bind lines and the number of words each takes.</summary>
    internal static readonly IReadOnlyDictionary<string, int> Bind = Counts("""
        accept-netscaler-cip=1 accept-proxy allow-0rtt alpn=1 backlog=1 ca-file=1 ca-ignore-err=1 ca-sign-file=1 ca-sign-pass=1
        ca-verify-file=1 ciphers=1 ciphersuites=1 crl-file=1 crt=1 crt-ignore-err=1 crt-list=1 curves=1 defer-accept ecdhe=1
        expose-fd=1 force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12 force-tlsv13 generate-certificates gid=1 group=1 id=1
        interface=1 level=1 maxconn=1 mode=1 mss=1 name=1 namespace=1 nice=1 no-ca-names no-sslv3 no-tls-tickets no-tlsv10
        no-tlsv11 no-tlsv12 no-tlsv13 npn=1 prefer-client-ciphers process=1 proto=1 severity-output=1 shards=1 ssl ssl-max-ver=1
        ssl-min-ver=1 strict-sni tcp-ut=1 tfo thread=1 tls-ticket-keys=1 transparent uid=1 user=1 v4v6 v6only verify=1
        cc=1 client-sigalgs=1 default-crt=1 ecn guid-prefix=1 idle-ping=1 ktls=1 label=1 nbconn=1 no-alpn no-strict-sni quic-cc-algo=1
        quic-force-retry quic-socket=1 sigalgs=1 tcp-md5sig=1 tcp-ss=1 tls-tickets
        """);

    /// <summary>The parameters of server lines and the number of words each takes.</summary>
    internal static readonly IReadOnlyDictionary<string, int> Server = Counts("""
        addr=1 agent-addr=1 agent-check agent-inter=1 agent-port=1 agent-send=1 allow-0rtt alpn=1 backup ca-file=1 check check-alpn=1
        check-proto=1 check-send-proxy check-sni=1 check-ssl check-via-socks4 ciphers=1 ciphersuites=1 cookie=1 crl-file=1 crt=1
        disabled downinter=1 enabled error-limit=1 fall=1 fastinter=1 force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12
        force-tlsv13 id=1 init-addr=1 inter=1 log-proto=1 max-reuse=1 maxconn=1 maxqueue=1 minconn=1 namespace=1 no-agent-check
        no-backup no-check no-check-send-proxy no-check-ssl no-send-proxy no-send-proxy-v2 no-send-proxy-v2-ssl
        no-send-proxy-v2-ssl-cn no-ssl no-ssl-reuse no-sslv3 no-tfo no-tls-tickets no-tlsv10 no-tlsv11 no-tlsv12 no-tlsv13 non-stick
        npn=1 observe=1 on-error=1 on-marked-down=1 on-marked-up=1 pool-low-conn=1 pool-max-conn=1 pool-purge-delay=1 port=1 proto=1
        proxy-v2-options=1 redir=1 resolve-net=1 resolve-opts=1 resolve-prefer=1 resolvers=1 rise=1 send-proxy send-proxy-v2
        send-proxy-v2-ssl send-proxy-v2-ssl-cn slowstart=1 sni=1 socks4=1 source=1 ssl ssl-max-ver=1 ssl-min-ver=1 ssl-reuse stick
        tcp-ut=1 tfo tls-tickets track=1 usesrc=1 verify=1 verifyhost=1 weight=1 ws=1
        cc=1 check-pool-conn-name=1 check-reuse-pool check-sni-auto client-sigalgs=1 curves=1 ecdhe=1 guid=1 hash-key=1 idle-ping=1 init-state=1
        ktls=1 log-bufsize=1 no-check-sni-auto no-renegotiate no-sni-auto pool-conn-name=1 renegotiate set-proxy-v2-tlv-fmt=1 shard=1
        sigalgs=1 sni-auto strict-maxconn tcp-md5sig=1 interface=1
        """);

    /// <summary>The words a keyword takes in its first place. One that ends in <c>*</c> stands for all that begin so.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> First = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["mode"] = Words("tcp http log spop haterm"),
        ["balance"] = Words("roundrobin static-rr leastconn first source uri url_param hdr(* random random(* rdp-cookie rdp-cookie(* hash log-hash sticky"),
        ["http-reuse"] = Words("never safe aggressive always"),
        ["hash-type"] = Words("consistent map-based"),
        ["monitor"] = Words("fail"),
        ["persist"] = Words("rdp-cookie rdp-cookie(*"),
        ["rate-limit"] = Words("sessions"),
        ["stick"] = Words("match on store-request store-response"),
        ["capture"] = Words("cookie request response"),
        ["declare"] = Words("capture"),
        ["compression"] = Words("algo algo-req algo-res type type-req type-res offload direction minsize-req minsize-res"),
        ["email-alert"] = Words("from level mailers myhostname to"),
        ["external-check"] = Words("command path"),
        ["load-server-state-from-file"] = Words("global local none"),
        ["http-check"] = Words("comment connect disable-on-404 expect send send-state set-var(* set-var-fmt(* unset-var(*"),
        ["tcp-check"] = Words("comment connect expect send send-binary send-binary-lf send-lf set-var(* set-var-fmt(* unset-var(*"),
        ["tcp-response"] = Words("content inspect-delay"),
        ["tcp-request"] = Words("connection content inspect-delay session"),
        ["redirect"] = Words("location prefix scheme code set-cookie set-cookie-fmt clear-cookie drop-query keep-query ignore-empty append-slash"),
        ["stats"] = Words("admin auth enable hide-version http-request realm refresh scope show-desc show-legends show-modules show-node uri"),
        ["global stats"] = Words("socket timeout maxconn bind-process"),
        ["timeout"] = Words("check client client-fin client-hs connect http-keep-alive http-request queue server server-fin tarpit tunnel"),
        ["resolvers timeout"] = Words("retry resolve"),
        ["mailers timeout"] = Words("mail"),
        ["ring timeout"] = Words("connect server"),
        ["log-forward timeout"] = Words("client"),
        ["resolvers hold"] = Words("nx other refused timeout valid obsolete"),
        ["http-request"] = Words("""
            add-acl(* add-header add-headers-bin allow auth cache-use capture del-acl(* del-header del-headers-bin del-map(* deny
            disable-l7-retry do-log do-resolve(* early-hint lua.* normalize-uri ot-group pause redirect reject replace-header
            replace-path replace-pathq replace-uri replace-value return sc-add-gpc(* sc-inc-gpc(* sc-inc-gpc0(* sc-inc-gpc1(* sc-set-gpt(* sc-set-gpt0(* send-spoe-group
            set-bc-mark set-bc-tos set-dst set-dst-port set-fc-mark set-fc-tos set-header set-headers-bin set-log-level set-map(*
            set-mark set-method set-nice set-path set-pathq set-priority-class set-priority-offset set-query set-retries set-src
            set-src-port set-timeout set-tos set-uri set-var(* set-var-fmt(* silent-drop strict-mode tarpit track-sc* unset-var(*
            use-service wait-for-body wait-for-handshake
            """),
        ["http-response"] = Words("""
            add-acl(* add-header add-headers-bin allow cache-store capture del-acl(* del-header del-headers-bin del-map(* deny do-log
            lua.* ot-group pause redirect replace-header replace-value return sc-add-gpc(* sc-inc-gpc(* sc-inc-gpc0(* sc-inc-gpc1(* sc-set-gpt(* sc-set-gpt0(* send-spoe-group set-fc-mark
            set-fc-tos set-header set-headers-bin set-log-level set-map(* set-mark set-nice set-status set-timeout set-tos set-var(* set-var-fmt(*
            silent-drop strict-mode track-sc* unset-var(* wait-for-body
            """),
        ["http-after-response"] = Words("""
            add-header add-headers-bin allow capture del-acl(* del-header del-headers-bin del-map(* do-log ot-group replace-header replace-value
            sc-add-gpc(* sc-inc-gpc(* sc-inc-gpc0(* sc-inc-gpc1(* sc-set-gpt(* sc-set-gpt0(* set-header set-headers-bin set-log-level set-map(* set-status set-var(* set-var-fmt(* strict-mode unset-var(*
            """),
        ["tcp-request connection"] = Words("""
            accept capture expect-netscaler-cip expect-proxy fc-silent-drop lua.* reject sc-add-gpc(* sc-inc-gpc(* sc-inc-gpc0(* sc-inc-gpc1(* sc-set-gpt(* sc-set-gpt0(* set-dst
            set-dst-port set-fc-mark set-fc-tos set-mark set-src set-src-port set-tos set-var(* set-var-fmt(* silent-drop track-sc* unset-var(*
            """),
        ["tcp-request session"] = Words("""
            accept attach-srv lua.* reject sc-add-gpc(* sc-inc-gpc(* sc-inc-gpc0(* sc-inc-gpc1(* sc-set-gpt(* sc-set-gpt0(* set-dst set-dst-port set-fc-mark set-fc-tos set-mark
            set-src set-src-port set-tos set-var(* set-var-fmt(* silent-drop track-sc* unset-var(*
            """),
        ["tcp-request content"] = Words("""
            accept capture do-log do-resolve(* lua.* ot-group reject sc-add-gpc(* sc-inc-gpc(* sc-inc-gpc0(* sc-inc-gpc1(* sc-set-gpt(* sc-set-gpt0(* send-spoe-group set-bc-mark
            set-bc-tos set-dst set-dst-port set-fc-mark set-fc-tos set-log-level set-mark set-nice set-priority-class set-priority-offset set-retries
            set-src set-src-port set-tos set-var(* set-var-fmt(* silent-drop switch-mode track-sc* unset-var(* use-service
            """),
        ["tcp-response content"] = Words("""
            accept capture close do-log lua.* ot-group reject sc-add-gpc(* sc-inc-gpc(* sc-inc-gpc0(* sc-inc-gpc1(* sc-set-gpt(* sc-set-gpt0(* send-spoe-group set-fc-mark set-fc-tos
            set-log-level set-mark set-nice set-tos set-var(* set-var-fmt(* silent-drop unset-var(*
            """),
    };

    /// <summary>Options that <c>no</c> may turn off.</summary>
    internal static readonly HashSet<string> Switches = Set("""
        abortonclose accept-invalid-http-request accept-invalid-http-response accept-unsafe-violations-in-http-request
        accept-unsafe-violations-in-http-response allbackups checkcache clitcpka contstats disable-h2-upgrade dontlog-normal
        dontlognull h1-case-adjust-bogus-client h1-case-adjust-bogus-server http-buffer-request http-drop-request-trailers
        http-drop-response-trailers http-ignore-probes http-keep-alive http-no-delay http-pretend-keepalive http-server-close
        http-use-proxy-header httpclose idle-close-on-response independent-streams log-health-checks log-separate-errors logasap
        nolinger persist prefer-last-server redispatch socket-stats splice-auto splice-request splice-response srvtcpka
        tcp-smart-accept tcp-smart-connect transparent use-small-buffers
        """);

    /// <summary>The options that <c>no</c> cannot turn off.</summary>
    internal static readonly HashSet<string> Options = Set("""
        external-check forwarded forwardfor http-restrict-req-hdr-names httpchk httplog httpslog ldap-check mysql-check originalto
        pgsql-check redis-check smtpchk spop-check ssl-hello-chk tcp-check tcpka tcplog
        """);

    /// <summary>Every option.</summary>
    internal static readonly IReadOnlyList<string> AllOptions = [.. Switches, .. Options];

    /// <summary>Keywords that <c>no</c> may stand before, beside the options.</summary>
    internal static readonly HashSet<string> Negatable = Set("option log busy-polling set-dumpable strict-limits insecure-fork-wanted numa-cpu-mapping quick-exit");

    /// <summary>Where a condition may stand.</summary>
    internal static readonly HashSet<string> Conditional = Set("""
        http-request http-response http-after-response tcp-request tcp-response use_backend redirect use-server stick monitor
        force-persist ignore-persist
        """);

    /// <summary>The ACLs that every section has.</summary>
    internal static readonly HashSet<string> Acls = Set("""
        FALSE HTTP HTTP_1.0 HTTP_1.1 HTTP_2.0 HTTP_3.0 HTTP_CONTENT HTTP_URL_ABS HTTP_URL_SLASH HTTP_URL_STAR LOCALHOST METH_CONNECT
        METH_DELETE METH_GET METH_HEAD METH_OPTIONS METH_POST METH_PUT METH_TRACE RDP_COOKIE REQ_CONTENT TRUE WAIT_END
        """);

    internal static readonly string[] Facilities = Words("""
        kern user mail daemon auth syslog lpr news uucp cron auth2 ftp ntp audit alert cron2 local0 local1 local2 local3 local4
        local5 local6 local7
        """);

    internal static readonly string[] Levels = Words("emerg alert crit err warning notice info debug");

    internal static readonly string[] LogFormats = Words("local rfc3164 rfc5424 priority short timed iso raw");

    internal static readonly string[] RetryReasons = Words("none conn-failure empty-response junk-response response-timeout 0rtt-rejected all-retryable-errors 401 403 404 408 421 425 429 500 501 502 503 504");

    internal static readonly string[] CookieWords = Words("rewrite insert prefix indirect nocache postonly preserve httponly secure domain maxidle maxlife attr dynamic partitioned");

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string> Set(string text) => new(Words(text), StringComparer.Ordinal);

    private static Dictionary<string, int> Counts(string text)
        => Words(text).Select(word => word.Split('=')).ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1][0] - '0' : 0, StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlyDictionary<string, Arity>> Parse(string text)
    {
        var sections = new Dictionary<string, IReadOnlyDictionary<string, Arity>>(StringComparer.Ordinal);
        var current = new Dictionary<string, Arity>(StringComparer.Ordinal);
        foreach (var word in Words(text))
        {
            if (word[0] == '[')
            {
                current = new Dictionary<string, Arity>(StringComparer.Ordinal);
                sections.Add(word.Substring(1, word.Length - 2), current);
                continue;
            }

            var sign = word.IndexOfAny(['=', '<', '>']);
            var count = sign < 0 ? 0 : word[sign + 1] - '0';
            current.Add(
                sign < 0 ? word : word.Substring(0, sign),
                sign < 0 ? new Arity(0, int.MaxValue) : word[sign] switch { '=' => new Arity(count, count), '<' => new Arity(0, count), _ => new Arity(count, int.MaxValue) });
        }

        return sections;
    }

    /// <summary>How many words stand behind a keyword.</summary>
    internal sealed record Arity(int Least, int Most);
}
