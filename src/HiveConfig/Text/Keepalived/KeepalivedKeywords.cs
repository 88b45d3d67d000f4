using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// What a keepalived.conf may say in each block, as data: derived by asking Keepalived 2.2.7 for every word of its manual in
/// every block; keywords of later versions from their manuals.
/// </summary>
internal static class KeepalivedKeywords
{
    /// <summary>A list of values, in which any word may stand.</summary>
    internal const string List = "list";

    // A keyword: plain, '=' when it must have an argument, ':block' when a block of that kind follows.
    private const string Table = """
        [top]
        SSL:SSL bfd_instance=:bfd_instance child_wait_time= garp_group:garp_group global_defs:global_defs include= includea= includeb= includem=
        includer= includew= instance= interface_up_down_delays:list linkbeat_interfaces:list linkbeat_use_polling namespace_with_ipsets
        net_namespace= net_namespace_ipvs static_ipaddress:list static_routes:list static_rules:list track_file=:track_file
        track_group=:list use_pid_dir virtual_server=:virtual_server virtual_server_group=:list vrrp_instance=:vrrp_instance
        vrrp_script=:vrrp_script vrrp_sync_group=:vrrp_sync_group vrrp_track_file=:track_file vrrp_track_process=:track_process
        config_copy_directory= use_symlink_paths
        [global_defs]
        bfd_cpu_affinity= bfd_no_swap bfd_priority= bfd_process_name= bfd_rlimit_rtime= bfd_rlimit_rttime= bfd_rt_priority=
        checker_cpu_affinity= checker_log_all_failures checker_no_swap checker_priority= checker_process_name= checker_rlimit_rtime=
        checker_rlimit_rttime= checker_rt_priority= config_save_dir= data_use_instance dbus_service_name= default_interface=
        disable_local_igmp dynamic_interfaces enable_dbus enable_script_security enable_snmp_checker enable_snmp_keepalived
        enable_snmp_rfc enable_snmp_rfcv2 enable_snmp_rfcv3 enable_snmp_vrrp enable_traps fifo_write_vrrp_states_on_reload
        log_unknown_vrids lvs_flush lvs_flush_on_stop lvs_flush_onstop lvs_netlink_cmd_rcv_bufs= lvs_netlink_cmd_rcv_bufs_force
        lvs_netlink_monitor_rcv_bufs= lvs_netlink_monitor_rcv_bufs_force lvs_notify_fifo= lvs_notify_fifo_script= lvs_process_name=
        lvs_sync_daemon= lvs_timeouts= max_auto_priority min_auto_priority_delay= nftables nftables_counters nftables_ifindex
        nftables_ipvs nftables_ipvs_priority= nftables_ipvs_start_fwmark= nftables_priority= no_checker_emails no_email_faults
        notification_email:list notification_email_from= notify_fifo= notify_fifo_script= process_monitor_rcv_bufs=
        process_monitor_rcv_bufs_force process_name= process_names random_seed= reload_check_config reload_file reload_repeat
        reload_time_file= router_id= rs_init_notifies script_user= shutdown_script= shutdown_script_timeout= smtp_alert smtp_alert_checker
        smtp_alert_vrrp smtp_connect_timeout= smtp_helo_name smtp_server= snmp_socket= startup_script= startup_script_timeout=
        tmp_config_directory= umask= vmac_addr_prefix= vmac_prefix= vrrp_check_unicast_src vrrp_cpu_affinity= vrrp_down_timer_adverts=
        vrrp_garp_extra_if= vrrp_garp_interval= vrrp_garp_lower_prio_delay= vrrp_garp_lower_prio_repeat= vrrp_garp_master_delay=
        vrrp_garp_master_refresh= vrrp_garp_master_refresh_repeat= vrrp_garp_master_repeat= vrrp_gna_interval=
        vrrp_higher_prio_send_advert vrrp_ipsets vrrp_iptables vrrp_lower_prio_no_advert vrrp_mcast_group4= vrrp_mcast_group6= vrrp_min_garp
        vrrp_netlink_cmd_rcv_bufs= vrrp_netlink_cmd_rcv_bufs_force vrrp_netlink_monitor_rcv_bufs= vrrp_netlink_monitor_rcv_bufs_force
        vrrp_no_swap vrrp_notify_fifo= vrrp_notify_fifo_script= vrrp_notify_priority_changes vrrp_priority= vrrp_process_name=
        vrrp_rlimit_rtime= vrrp_rlimit_rttime= vrrp_rt_priority= vrrp_rx_bufs_multiplier= vrrp_rx_bufs_policy= vrrp_skip_check_adv_addr
        vrrp_startup_delay= vrrp_strict vrrp_version= vrrp_vmac_garp_intvl=
        ip_vs_module_opts json_version process_group state_dump_file stats_file vrrp_owner_ignore_adverts vrrp_owner_disables_track
        thread_timer_expired use_symlink_paths disable_instance_on_error
        [vrrp_instance]
        accept advert_int= authentication:authentication check_unicast_src debug= dont_track_primary down_timer_adverts= garp_extra_if=
        garp_lower_prio_delay= garp_lower_prio_repeat= garp_master_delay= garp_master_refresh= garp_master_refresh_repeat=
        garp_master_repeat= higher_prio_send_advert interface= kernel_rx_buf_size= linkbeat_use_polling lower_prio_no_advert
        lvs_sync_daemon_interface= mcast_dst_ip= mcast_src_ip= native_ipv6 no_accept nopreempt notify= notify_backup= notify_deleted
        notify_fault= notify_master= notify_master_rx_lower_pri= notify_priority_changes notify_stop= old_unicast_checksum preempt
        preempt_delay= priority= promote_secondaries skip_check_adv_addr smtp_alert state= strict_mode track_bfd:list track_file:list
        track_interface:list track_process:list track_script:list track_src_ip unicast_fault_no_peer unicast_peer:list unicast_src_ip=
        unicast_ttl= use_ipvlan use_vmac use_vmac_addr version= virtual_ipaddress:list virtual_ipaddress_excluded:list
        virtual_router_id= virtual_routes:list virtual_rules:list vmac_xmit_base vrf=
        multicast_ttl= owner_ignore_adverts timer_expired_backup thread_timer_expired v3_checksum_as_v2 vrrp_sync_group=
        [authentication]
        auth_pass= auth_type=
        [vrrp_script]
        fall= init_fail interval= rise= script= timeout= user= weight=
        [vrrp_sync_group]
        global_tracking group:list notify= notify_backup= notify_fault= notify_master= notify_priority_changes notify_stop= smtp_alert
        sync_group_tracking_weight track_bfd:list track_file:list track_interface:list track_process:list track_script:list
        [track_process]
        delay= fork_delay= full_command param_match process= quorum= quorum_max= terminate_delay= weight=
        [track_file]
        file= init_file weight=
        [bfd_instance]
        checker hoplimit= idle_tx= max_hops= min_rx= min_tx= multiplier= neighbor_ip= neighbour_ip= passive source_ip= ttl= vrrp weight=
        [garp_group]
        garp_interval= gna_interval= interface= interfaces:list
        [SSL]
        ca= certificate= key= password=
        [virtual_server]
        alpha connect_timeout= delay_before_retry= delay_loop= flag-1 flag-2 flag-3 fwmark ha_suspend hashed hysteresis= inhibit_on_failure
        ip_family= lb_algo= lb_kind= lvs_method= lvs_sched= mh-fallback mh-port omega ops persistence_engine= persistence_granularity=
        persistence_timeout protocol= quorum= quorum_down= quorum_up= real_server=:real_server retry= sh-fallback sh-port smtp_alert
        snmp_name= sorry_server= sorry_server_inhibit sorry_server_lvs_method= virtualhost= warmup= weight=
        [real_server]
        BFD_CHECK:check DNS_CHECK:check FILE_CHECK:check HTTP_GET:http MISC_CHECK:check PING_CHECK:check SMTP_CHECK:check SSL_GET:http
        TCP_CHECK:check UDP_CHECK:check alpha connect_timeout= delay_before_retry= delay_loop= inhibit_on_failure lthreshold= lvs_method=
        notify_down= notify_up= retry= smtp_alert snmp_name= uthreshold= virtualhost= warmup= weight=
        [http]
        alpha bind_if= bind_port= bindto= connect_ip= connect_port= connect_timeout= delay_before_retry= delay_loop= enable_sni
        fast_recovery fwmark= http_protocol= log_all_failures nb_get_retry= retry= tls_compliant url:url virtualhost= warmup=
        [url]
        digest= path= regex= regex_max_offset= regex_min_offset= regex_no_match regex_options= regex_stack= status_code= tls_compliant virtualhost=
        [check]
        alpha bind_if= bind_port= bindto= connect_ip= connect_port= connect_timeout= delay_before_retry= delay_loop= fwmark= helo_name=
        host:check log_all_failures max_reply_length= min_reply_length= misc_dynamic misc_path= misc_timeout= name= payload= require_reply
        retry= track_file= type= user= warmup= weight=
        """;

    /// <summary>The keywords of each block.</summary>
    internal static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, Keyword>> Blocks = Parse();

    /// <summary>What may stand behind an address in virtual_ipaddress.</summary>
    internal static readonly string[] AddressOptions =
    [
        "autojoin", "brd", "broadcast", "dev", "home", "label", "mngtmpaddr", "-nodad", "no_track", "noprefixroute", "peer", "preferred_lft",
        "scope", "track_group", "use_vmac",
    ];

    private static Dictionary<string, IReadOnlyDictionary<string, Keyword>> Parse()
    {
        var blocks = new Dictionary<string, IReadOnlyDictionary<string, Keyword>>(StringComparer.Ordinal);
        var current = new Dictionary<string, Keyword>(StringComparer.Ordinal);
        foreach (var word in Table.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '[')
            {
                current = new Dictionary<string, Keyword>(StringComparer.Ordinal);
                blocks.Add(word.Substring(1, word.Length - 2), current);
                continue;
            }

            var parts = word.Split(':');
            current.Add(parts[0].TrimEnd('='), new Keyword(parts[0][parts[0].Length - 1] == '=', parts.Length > 1 ? parts[1] : null));
        }

        return blocks;
    }

    /// <summary>One keyword.</summary>
    /// <param name="NeedsArgument">Whether an argument must follow.</param>
    /// <param name="Block">The kind of block that must follow; null when none may.</param>
    internal sealed record Keyword(bool NeedsArgument, string? Block);
}
