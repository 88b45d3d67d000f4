#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# One step of one part of the backup on this machine: part.sh PART VERB [STAMP]. As the forced command of an SSH key it takes
# these words from SSH_ORIGINAL_COMMAND, and so lets that key do nothing else.
set -euo pipefail
umask 077

conf=${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}
if [[ ! -r $conf ]]; then
  echo "part.sh: $conf cannot be read; install the files of this node again" >&2
  exit 2
fi

# shellcheck source=/dev/null
. "$conf"
BACKUP_NAME="part.sh on $BACKUP_SELF"
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"

if [[ $# -eq 0 && -n ${SSH_ORIGINAL_COMMAND:-} ]]; then
  read -r -a words <<<"$SSH_ORIGINAL_COMMAND"
  [[ ${words[0]:-} == hiveconfig-part ]] || fail 2 "this key runs parts of the backup alone"
  set -- "${words[@]:1}"
fi

[[ $# -eq 2 || $# -eq 3 ]] || fail 2 "usage: part.sh PART VERB [STAMP]"
part=$1
verb=$2
stamp=${3:-}
[[ $verb =~ ^[a-z]+(-[a-z]+)*$ ]] || fail 2 "no such verb"
[[ -z $stamp ]] || is_stamp "$stamp" || fail 2 "a stamp looks like 20261120t013000z"
[[ " ${BACKUP_PARTS[*]} " == *" $part "* && $part =~ ^[a-z]+$ ]] || fail 2 "$BACKUP_SELF has no part of that name, but ${BACKUP_PARTS[*]}; see BACKUP_PARTS in $conf"

mkdir -p "$BACKUP_STATE"

# A part whose coordinator is gone may still be at work: nobody meddles with it.
take_lock "part-$part" "${BACKUP_LOCK_WAIT:-120}" || fail 4 "the part '$part' is still busy with an earlier step; wait for it, or end it: fuser -v $BACKUP_LOCKS/part-$part.lock"

exec "$BACKUP_LIB/$part.sh" "$verb" ${stamp:+"$stamp"}
