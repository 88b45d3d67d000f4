#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# Stops and starts TheHive for a restore. Called by part.sh, under its lock: thehive.sh VERB.
set -euo pipefail
umask 077

# shellcheck source=/dev/null
. "${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}"
BACKUP_NAME="thehive on $BACKUP_SELF"
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"

verb=$1

wait_for() {
  local until=$((SECONDS + ${THEHIVE_TIMEOUT:-600}))
  until curl --silent --fail --max-time 10 --output /dev/null -- "$THEHIVE_STATUS_URL"; do
    systemctl is-active --quiet thehive || fail 1 "thehive.service has ended; see 'journalctl -u thehive' and /var/log/thehive/application.log"
    [[ $SECONDS -lt $until ]] || fail 1 "TheHive does not answer at $THEHIVE_STATUS_URL; see /var/log/thehive/application.log"
    sleep "$BACKUP_POLL"
  done
}

case $verb in
  check) need systemctl curl; printf '0\n' ;;
  running) if systemctl is-active --quiet thehive; then echo yes; else echo no; fi ;;
  stop) systemctl stop thehive || fail 1 "thehive.service does not stop; see 'systemctl status thehive'" ;;
  start) systemctl start thehive || fail 1 "thehive.service does not start; see 'journalctl -u thehive'" ;;
  wait) wait_for ;;
  *) fail 2 "thehive has no verb '$verb'" ;;
esac
