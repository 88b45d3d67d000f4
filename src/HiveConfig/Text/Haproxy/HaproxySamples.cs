using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>
/// Names of sample fetches and converters, which HAProxy refuses when it does not know them. Versions and builds differ in what
/// they know: told is only a name that is one slip away from a known one.
/// </summary>
internal static class HaproxySamples
{
    // Of HAProxy 2.6, those of its ACLs with them.
    private static readonly HashSet<string> Fetches = Set("""
        always_false always_true avg_queue base base32 base32+src base_beg base_dir base_dom base_end base_len
        base_reg base_sub baseq bc_dst bc_dst_port bc_err bc_err_str bc_http_major bc_src bc_src_port be_conn
        be_conn_free be_id be_name be_server_timeout be_sess_rate be_tunnel_timeout bin bool capture.req.hdr
        capture.req.method capture.req.uri capture.req.ver capture.res.hdr capture.res.ver connslots cook cook_beg
        cook_cnt cook_dir cook_dom cook_end cook_len cook_reg cook_sub cook_val cookie cpu_calls cpu_ns_avg cpu_ns_tot
        cur_server_timeout cur_tunnel_timeout date date_us distcc_body distcc_param dst dst_conn dst_is_local dst_port
        env fc_dst fc_dst_is_local fc_dst_port fc_err fc_err_str fc_fackets fc_http_major fc_lost fc_pp_authority
        fc_pp_unique_id fc_rcvd_proxy fc_reordering fc_retrans fc_rtt fc_rttvar fc_sacked fc_src fc_src_is_local
        fc_src_port fc_unacked fcgi.docroot fcgi.index fe_client_timeout fe_conn fe_defbe fe_id fe_name fe_req_rate
        fe_sess_rate hdr hdr_beg hdr_cnt hdr_dir hdr_dom hdr_end hdr_ip hdr_len hdr_reg hdr_sub hdr_val hostname
        http_auth http_auth_bearer http_auth_group http_auth_pass http_auth_type http_auth_user http_first_req int
        ipv4 ipv6 last_rule_file last_rule_line lat_ns_avg lat_ns_tot meth method nbproc nbsrv path path_beg path_dir
        path_dom path_end path_len path_reg path_sub pathq payload payload_lv prio_class prio_offset proc query queue
        rand rdp_cookie rdp_cookie_cnt rep_ssl_hello_type req.body req.body_len req.body_param req.body_size req.cook
        req.cook_cnt req.cook_val req.fhdr req.fhdr_cnt req.hdr req.hdr_cnt req.hdr_ip req.hdr_names req.hdr_val
        req.hdrs req.hdrs_bin req.len req.payload req.payload_lv req.proto_http req.rdp_cookie req.rdp_cookie_cnt
        req.ssl_alpn req.ssl_ec_ext req.ssl_hello_type req.ssl_sni req.ssl_st_ext req.ssl_ver req.ver req_len
        req_proto_http req_rdp_cookie req_rdp_cookie_cnt req_ssl_hello_type req_ssl_sni req_ssl_ver req_ver res.body
        res.body_len res.body_size res.cache_hit res.cache_name res.comp res.comp_algo res.cook res.cook_cnt
        res.cook_val res.fhdr res.fhdr_cnt res.hdr res.hdr_cnt res.hdr_ip res.hdr_names res.hdr_val res.hdrs
        res.hdrs_bin res.len res.payload res.payload_lv res.ssl_hello_type res.ver resp_ver scook scook_beg scook_cnt
        scook_dir scook_dom scook_end scook_len scook_reg scook_sub scook_val shdr shdr_beg shdr_cnt shdr_dir shdr_dom
        shdr_end shdr_ip shdr_len shdr_reg shdr_sub shdr_val so_id so_name src src_is_local src_port src_updt_conn_cnt
        srv_conn srv_conn_free srv_id srv_is_up srv_iweight srv_name srv_queue srv_sess_rate srv_uweight srv_weight
        ssl_bc ssl_bc_alg_keysize ssl_bc_alpn ssl_bc_cipher ssl_bc_client_random ssl_bc_err ssl_bc_err_str
        ssl_bc_is_resumed ssl_bc_npn ssl_bc_protocol ssl_bc_server_random ssl_bc_session_id ssl_bc_session_key
        ssl_bc_unique_id ssl_bc_use_keysize ssl_c_ca_err ssl_c_ca_err_depth ssl_c_chain_der ssl_c_der ssl_c_err
        ssl_c_i_dn ssl_c_key_alg ssl_c_notafter ssl_c_notbefore ssl_c_s_dn ssl_c_serial ssl_c_sha1 ssl_c_sig_alg
        ssl_c_used ssl_c_verify ssl_c_version ssl_f_der ssl_f_i_dn ssl_f_key_alg ssl_f_notafter ssl_f_notbefore
        ssl_f_s_dn ssl_f_serial ssl_f_sha1 ssl_f_sig_alg ssl_f_version ssl_fc ssl_fc_alg_keysize ssl_fc_alpn
        ssl_fc_cipher ssl_fc_cipherlist_bin ssl_fc_cipherlist_hex ssl_fc_cipherlist_str ssl_fc_cipherlist_xxh
        ssl_fc_client_early_traffic_secret ssl_fc_client_handshake_traffic_secret ssl_fc_client_random
        ssl_fc_client_traffic_secret_0 ssl_fc_early_exporter_secret ssl_fc_ecformats_bin ssl_fc_eclist_bin ssl_fc_err
        ssl_fc_err_str ssl_fc_exporter_secret ssl_fc_extlist_bin ssl_fc_has_crt ssl_fc_has_early ssl_fc_has_sni
        ssl_fc_is_resumed ssl_fc_npn ssl_fc_protocol ssl_fc_protocol_hello_id ssl_fc_server_handshake_traffic_secret
        ssl_fc_server_random ssl_fc_server_traffic_secret_0 ssl_fc_session_id ssl_fc_session_key ssl_fc_sni
        ssl_fc_sni_end ssl_fc_sni_reg ssl_fc_unique_id ssl_fc_use_keysize ssl_s_chain_der ssl_s_der ssl_s_i_dn
        ssl_s_key_alg ssl_s_notafter ssl_s_notbefore ssl_s_s_dn ssl_s_serial ssl_s_sha1 ssl_s_sig_alg ssl_s_version
        status stopping str table_avl table_cnt thread unique-id url url32 url32+src url_beg url_dir url_dom url_end
        url_ip url_len url_param url_port url_reg url_sub urlp urlp_beg urlp_dir urlp_dom urlp_end urlp_len urlp_reg
        urlp_sub urlp_val uuid var wait_end
        """);

    // Behind sc_, sc0_, src_ and the like.
    private static readonly HashSet<string> Counters = Set("""
        bytes_in_rate bytes_out_rate clr_gpc clr_gpc0 clr_gpc1 conn_cnt conn_cur conn_rate get_gpc get_gpc0 get_gpc1
        get_gpt get_gpt0 gpc0_rate gpc1_rate gpc_rate http_err_cnt http_err_rate http_fail_cnt http_fail_rate
        http_req_cnt http_req_rate inc_gpc inc_gpc0 inc_gpc1 kbytes_in kbytes_out sess_cnt sess_rate tracked trackers
        glitch_cnt glitch_rate key
        """);

    private static readonly HashSet<string> Converters = Set("""
        add add_item aes_gcm_dec and b64dec base64 be2dec be2hex bool bytes capture-req capture-res concat cpl crc32
        crc32c cut_crlf debug digest div djb2 even field fix_is_valid fix_tag_value hex hex2i hmac host_only htonl
        http_date iif in_table ipmask json json_query jwt_header_query jwt_payload_query jwt_verify language length
        lower ltime ltrim map map_beg map_beg_int map_beg_ip map_dir map_dir_int map_dir_ip map_dom map_dom_int
        map_dom_ip map_end map_end_int map_end_ip map_int map_int_int map_int_ip map_ip map_ip_int map_ip_ip map_reg
        map_reg_int map_reg_ip map_regm map_str map_str_int map_str_ip map_sub map_sub_int map_sub_ip mod
        mqtt_field_value mqtt_is_valid mul nbsrv neg not odd or port_only protobuf regsub rtrim sdbm secure_memcmp
        set-var sha1 sha2 srv_queue strcmp sub table_bytes_in_rate table_bytes_out_rate table_conn_cnt table_conn_cur
        table_conn_rate table_expire table_gpc table_gpc0 table_gpc0_rate table_gpc1 table_gpc1_rate table_gpc_rate
        table_gpt table_gpt0 table_http_err_cnt table_http_err_rate table_http_fail_cnt table_http_fail_rate
        table_http_req_cnt table_http_req_rate table_idle table_kbytes_in table_kbytes_out table_server_id
        table_sess_cnt table_sess_rate table_trackers ub64dec ub64enc ungrpc unset-var upper url_dec url_enc utime
        word wt6 xor xxh3 xxh32 xxh64
        """);

    // Of later versions, so that none is taken for a slip.
    private static readonly HashSet<string> Later = Set("""
        accept_date acl aes_cbc_dec aes_cbc_enc bc_be_queue bc_glitches bc_nb_streams bc_rtt bc_rttvar bc_srv_queue
        bc_timer_connect bs.aborted bs.id bs.rst_code bytes_in bytes_out date_ms fc_glitches fc_nb_streams
        fc_saved_syn fs.aborted fs.id fs.rst_code last_entity le2dec lf_ms pid quic_enabled rand64 req.fhdr_names
        request_date res.fhdr_names reverse reverse_dom ssl_bc_curve ssl_c_r_dn ssl_fc_crtname ssl_fc_curve
        term_events tgid us_ltime us_utime ms_ltime ms_utime waiting_entity when
        """);

    /// <summary>The expression that a word is or begins with: a fetch, then converters behind commas.</summary>
    internal static void Check(Word word, FaultList faults) => Check(word.Text, word.Span, faults);

    /// <summary>The expressions in a format: each within <c>%[…]</c>.</summary>
    internal static void Format(Word word, FaultList faults)
    {
        for (var at = word.Text.IndexOf("%[", StringComparison.Ordinal); at >= 0; at = word.Text.IndexOf("%[", at + 2, StringComparison.Ordinal))
        {
            if (at == 0 || word.Text[at - 1] != '%')
            {
                Check(word.Text.Substring(at + 2), word.Span, faults);
            }
        }
    }

    private static void Check(string text, Span span, FaultList faults)
    {
        var isFetch = true;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-' or '+'))
            {
                at++;
            }

            var name = text.Substring(start, at - start);
            if ((isFetch ? MeantFetch(name) : Meant(name, Converters)) is { } meant)
            {
                faults.Syntax(span, $"unknown {(isFetch ? "fetch" : "converter")} '{name}'; did you mean '{meant}'?");
                return;
            }

            isFetch = false;
            at = Behind(text, at);
            if (at >= text.Length || text[at] != ',')
            {
                return;
            }

            at++;
        }
    }

    // Behind the arguments, if any; a parenthesis in quotes is none.
    private static int Behind(string text, int at)
    {
        if (at >= text.Length || text[at] != '(')
        {
            return at;
        }

        var quote = '\0';
        for (at++; at < text.Length; at++)
        {
            if (quote != '\0')
            {
                quote = text[at] == quote ? '\0' : quote;
            }
            else if (text[at] is '\'' or '"')
            {
                quote = text[at];
            }
            else if (text[at] == ')')
            {
                return at + 1;
            }
        }

        return at;
    }

    private static string? MeantFetch(string name)
    {
        var end = name.StartsWith("src_", StringComparison.Ordinal) ? 4
            : name.StartsWith("sc_", StringComparison.Ordinal) ? 3
            : name.Length > 4 && name.StartsWith("sc", StringComparison.Ordinal) && name[2] is >= '0' and <= '9' && name[3] == '_' ? 4
            : 0;
        var counter = name.Substring(end);
        return Fetches.Contains(name) || (end > 0 && Counters.Contains(counter)) ? null
            : end > 0 && Meant(counter, Counters) is { } meant ? name.Substring(0, end) + meant
            : Meant(name, Fetches);
    }

    private static string? Meant(string name, HashSet<string> known)
        => name.Length is < 3 or > 40 || known.Contains(name) || Later.Contains(name) ? null : known.FirstOrDefault(other => IsSlip(name, other));

    // Never the first letter, nor a digit: those make other names.
    private static bool IsSlip(string name, string other)
        => other.Length >= 3 && name[0] == other[0] && name.Where(char.IsDigit).SequenceEqual(other.Where(char.IsDigit)) && Nearest.IsOneOff(name, other);

    private static HashSet<string> Set(string names) => new(names.Split(new[] { ' ', '\n', '\r' }, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
