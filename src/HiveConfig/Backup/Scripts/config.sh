#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# What this machine cannot be made again without: the configuration and certificates of its services, in /etc/thehive,
# /etc/cassandra and /etc/elasticsearch. They hold secrets, so they leave it encrypted, for a certificate whose key is elsewhere.
# Called by part.sh, under its lock: config.sh VERB [STAMP]. To read it again:
#   openssl cms -decrypt -binary -inform DER -in NODE.cms -inkey KEY | tar --extract --numeric-owner --directory=SOMEWHERE
set -euo pipefail
umask 077

# shellcheck source=/dev/null
. "${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}"
BACKUP_NAME="config on $BACKUP_SELF"
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"

verb=$1
stamp=${2:-}

check() {
  need openssl tar sha256sum tee mkfifo du
  openssl x509 -noout -in "$BACKUP_RECIPIENT" || fail 1 "$BACKUP_RECIPIENT holds no certificate; put there the one that backups are to be encrypted for, or leave 'recipient' out of cluster.yaml"
  local path sum=0 size
  for path in "${CONFIG_PATHS[@]}"; do
    [[ -d $path ]] || fail 1 "$path is not there; is its service installed on $BACKUP_SELF?"
    size=$(du --summarize --bytes -- "$path" | cut -f 1)
    sum=$((sum + size))
  done
  printf '%s\n' "$sum"
}

collect() {
  tar --create --file=- --numeric-owner --directory=/ -- "${CONFIG_PATHS[@]#/}" \
    | openssl cms -encrypt -binary -stream -aes-256-cbc -outform DER "$BACKUP_RECIPIENT" \
    | with_sum "$BACKUP_STATE/config-$stamp.sha256"
}

[[ -n $stamp || $verb == check || $verb == clear ]] || fail 2 "'$verb' wants a stamp"
case $verb in
  check) check ;;
  snapshot) ;;
  collect) collect ;;
  sum) cat -- "$BACKUP_STATE/config-$stamp.sha256" ;;
  clear) rm -f -- "$BACKUP_STATE"/config-*.sha256* ;;
  *) fail 2 "config has no verb '$verb'" ;;
esac
