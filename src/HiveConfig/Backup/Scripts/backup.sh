#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# The backup of the whole cluster, under one stamp and one lock: hiveconfig-backup [--check]. Its parts run on the machines that
# have the services. A backup is a directory with the file COMPLETE in it, which is written last; anything else is none.
# Ends with 0 when the backup is whole and everything after it done, 1 when there is none, 2 for a wrong call, 3 when the checks
# let nothing begin, 4 when another run is under way, 5 when the backup is whole but what comes after it failed.
set -euo pipefail
umask 077

conf=${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}
if [[ ! -r $conf ]]; then
  echo "hiveconfig-backup: $conf cannot be read; run it as root on the node that 'backup' in cluster.yaml names" >&2
  exit 2
fi

# shellcheck source=/dev/null
. "$conf"
export BACKUP_NAME=hiveconfig-backup
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"
# shellcheck source=reach.sh
. "$BACKUP_LIB/reach.sh"

[[ $# -eq 0 || ( $# -eq 1 && $1 == --check ) ]] || fail 2 "usage: hiveconfig-backup [--check]"
[[ $BACKUP_SELF == "$BACKUP_COORDINATOR" ]] || fail 2 "backups are made on $BACKUP_COORDINATOR, this is $BACKUP_SELF"

stamp=
partial=
sealed=
phase=lock

# Called by its trap. Whatever ends the run: nothing of it stays that looks like a backup, nor a snapshot that fills a disk.
# shellcheck disable=SC2317
leave() {
  local code=$?
  trap - EXIT
  trap '' INT TERM HUP
  end_children
  if [[ $code -ne 0 && -n $stamp && -z $sealed ]]; then
    say "the backup $stamp failed in the phase '$phase'; what it has left is being removed. Older backups are as they were"
    clear_all || true
    if drop_index "$stamp"; then
      rm -f -- "$BACKUP_STATE/begun/$stamp"
    fi
    if [[ -n $partial ]]; then rm -rf -- "$partial"; fi
  fi
  exit "$code"
}

enter() {
  phase=$1
  say "phase $phase"
}

# Snapshots and states of this run, and of those that were ended by force, on every machine.
clear_all() {
  local node failed=0
  for node in "${BACKUP_CASSANDRA_NODES[@]}"; do on "$node" cassandra clear || failed=1; done
  on "$BACKUP_ELASTIC_NODE" elasticsearch clear || failed=1
  if [[ -n $BACKUP_FILES_NODE ]]; then on "$BACKUP_FILES_NODE" files clear || failed=1; fi
  for node in "${BACKUP_CONFIG_NODES[@]}"; do on "$node" config clear || failed=1; done
  return "$failed"
}

drop_index() {
  on "$BACKUP_ELASTIC_NODE" elasticsearch delete "$1"
}

# What a run that was killed has left: a directory without its marker, and a snapshot of Elasticsearch that nothing refers to.
sweep() {
  local dir one
  for dir in "$BACKUP_DIRECTORY"/*.partial; do
    if [[ -d $dir ]]; then
      say "$dir is what an interrupted run has left; it goes"
      rm -rf -- "$dir"
    fi
  done
  for dir in "$BACKUP_STATE"/begun/*; do
    [[ -e $dir ]] || continue
    one=${dir##*/}
    if is_stamp "$one" && [[ ! -e $BACKUP_DIRECTORY/$one/COMPLETE ]]; then
      drop_index "$one" || fail 3 "the snapshot of the interrupted backup $one could not be removed; see the message above"
    fi
    rm -f -- "$dir"
  done
}

# The checks of all parts before anything begins. All that is wrong is said, not the first alone.
check_all() {
  local node bytes=0 failed=0 free
  count() {
    local one
    if one=$(on "$@"); then bytes=$((bytes + one)); else failed=1; fi
  }
  for node in "${BACKUP_RING_NODES[@]}"; do
    if [[ " ${BACKUP_CASSANDRA_NODES[*]} " == *" $node "* ]]; then
      count "$node" cassandra check
    else
      on "$node" cassandra ready || failed=1
    fi
  done
  count "$BACKUP_ELASTIC_NODE" elasticsearch check
  if [[ -n $BACKUP_FILES_NODE ]]; then count "$BACKUP_FILES_NODE" files check; fi
  for node in "${BACKUP_CONFIG_NODES[@]}"; do count "$node" config check; done
  [[ $failed -eq 0 ]] || fail 3 "nothing was begun; see the messages above"
  free=$(free_bytes "$BACKUP_DIRECTORY") || fail 3 "$BACKUP_DIRECTORY cannot be read; nothing was begun"
  # A tenth more than is there now, and a gibibyte that the rest of the machine may need.
  [[ $free -ge $((bytes + bytes / 10 + ${BACKUP_SPARE:-1073741824})) ]] \
    || fail 3 "$BACKUP_DIRECTORY has $free bytes left, and the backup takes $bytes; nothing was begun. Make room, or keep fewer backups: 'keep' in cluster.yaml is $BACKUP_KEEP"
}

snapshot_all() {
  local node
  start "$BACKUP_ELASTIC_NODE" elasticsearch snapshot "$stamp"
  for node in "${BACKUP_CASSANDRA_NODES[@]}"; do start "$node" cassandra snapshot "$stamp"; done
  if [[ -n $BACKUP_FILES_NODE ]]; then start "$BACKUP_FILES_NODE" files snapshot "$stamp"; fi
  finish_all || fail 1 "a part could not make its snapshot; see the messages above, then run the backup again"
}

# The stream of a part into a file; its sum on the sender's side has to be that of the file.
fetch() {
  local node=$1 part=$2 file=$partial/$3 sent here
  mkdir -p "$(dirname -- "$file")"
  on "$node" "$part" collect "$stamp" >"$file" || fail 1 "the part '$part' of $node did not arrive; see the message above. Is $BACKUP_DIRECTORY full, or $node away?"
  sent=$(on "$node" "$part" sum "$stamp") || fail 1 "$node does not say the sum of its part '$part'; run the backup again"
  here=$(sha256sum -- "$file" | cut -d ' ' -f 1)
  [[ $sent == "$here" && -s $file ]] || fail 1 "the part '$part' of $node arrived broken (the sums differ); check the network and the disk of $BACKUP_DIRECTORY, then run the backup again"
}

collect_all() {
  local node
  mkdir -p "$partial/cassandra"
  on "${BACKUP_CASSANDRA_NODES[0]}" cassandra schema >"$partial/cassandra/schema.tar" || fail 1 "the schema of Cassandra could not be read; see the message above"
  for node in "${BACKUP_RING_NODES[@]}"; do
    on "$node" cassandra tokens >"$partial/cassandra/$node.tokens" || fail 1 "the tokens of $node could not be read; is Cassandra running there?"
    [[ -s $partial/cassandra/$node.tokens ]] || fail 1 "$node has no tokens; has Cassandra joined the ring there?"
  done
  for node in "${BACKUP_CASSANDRA_NODES[@]}"; do fetch "$node" cassandra "cassandra/$node.tar"; done
  fetch "$BACKUP_ELASTIC_NODE" elasticsearch elasticsearch/index.tar
  if [[ -n $BACKUP_FILES_NODE ]]; then fetch "$BACKUP_FILES_NODE" files files/files.tar; fi
  for node in "${BACKUP_CONFIG_NODES[@]}"; do fetch "$node" config "config/$node.cms"; done
}

# From here on it is a backup: sums, then the marker, then the name, each past the cache of the disk before the next.
seal() {
  (
    cd "$partial"
    # shellcheck disable=SC2094
    find . -type f ! -name SHA256SUMS ! -name COMPLETE -printf '%P\0' | sort -z | xargs -0 sha256sum -- >SHA256SUMS
    find . -type f -print0 | xargs -0 sync --
  )
  sync -f "$partial"
  printf 'stamp %s\ncluster %s\nsums %s\n' "$stamp" "$BACKUP_CLUSTER" "$(sha256sum -- "$partial/SHA256SUMS" | cut -d ' ' -f 1)" | write_file "$partial/COMPLETE"
  mv -T -- "$partial" "$BACKUP_DIRECTORY/$stamp"
  sync -- "$BACKUP_DIRECTORY"
  sealed=1
  rm -f -- "$BACKUP_STATE/begun/$stamp"
}

# Every whole backup to another machine, those too that an earlier run could not copy; the marker last there too.
copy() {
  local dir one
  [[ -n $BACKUP_OFFHOST ]] || return 0
  for dir in "$BACKUP_DIRECTORY"/*/COMPLETE; do
    one=$(basename -- "$(dirname -- "$dir")")
    is_stamp "$one" || continue
    away --exclude=/COMPLETE -- "$BACKUP_DIRECTORY/$one/" "$BACKUP_OFFHOST/$one/" || return 1
  done
  if [[ -n $BACKUP_REPOSITORY_NODE ]]; then
    on "$BACKUP_REPOSITORY_NODE" elasticsearch mirror || return 1
  fi
  for dir in "$BACKUP_DIRECTORY"/*/COMPLETE; do
    one=$(basename -- "$(dirname -- "$dir")")
    is_stamp "$one" || continue
    away -- "$dir" "$BACKUP_OFFHOST/$one/COMPLETE" || return 1
  done
}

# rsync to the other machine.
away() {
  local -a via=()
  [[ -z $BACKUP_RSYNC_SSH ]] || via=(-e "$BACKUP_RSYNC_SSH")
  run_child rsync --archive --numeric-ids "${via[@]}" "$@" </dev/null
}

# The oldest go, on the other machine too: without the snapshot of the index a copy is none. A directory loses its marker or its
# name before its snapshot goes, so that at no moment a backup looks whole and is not.
expire() {
  local dir one failed=0
  local -a whole=()
  for dir in "$BACKUP_DIRECTORY"/*/COMPLETE; do
    one=$(basename -- "$(dirname -- "$dir")")
    if is_stamp "$one"; then whole+=("$one"); fi
  done
  while [[ ${#whole[@]} -gt $BACKUP_KEEP && ${#whole[@]} -gt 1 ]]; do
    one=${whole[0]}
    whole=("${whole[@]:1}")
    if [[ -n $BACKUP_OFFHOST ]]; then
      mkdir -p "$BACKUP_STATE/nothing"
      away --delete -- "$BACKUP_STATE/nothing/" "$BACKUP_OFFHOST/$one/" || { say "the copy of $one on the other machine could not be removed, so it stays here too"; failed=1; continue; }
    fi
    : >"$BACKUP_STATE/begun/$one"
    sync -- "$BACKUP_STATE/begun"
    mv -T -- "$BACKUP_DIRECTORY/$one" "$BACKUP_DIRECTORY/$one.partial"
    if drop_index "$one"; then rm -f -- "$BACKUP_STATE/begun/$one"; else failed=1; fi
    rm -rf -- "$BACKUP_DIRECTORY/$one.partial"
    say "the backup $one is older than the newest $BACKUP_KEEP and was removed"
  done
  return "$failed"
}

need flock sha256sum find sort xargs sync timeout df mv
[[ -z $BACKUP_OFFHOST ]] || need rsync
mkdir -p "$BACKUP_DIRECTORY" "$BACKUP_STATE/begun"
chmod 0700 "$BACKUP_DIRECTORY" "$BACKUP_STATE"
take_lock coordinator 0 || fail 4 "another backup or restore is under way; wait for it: fuser -v $BACKUP_LOCKS/coordinator.lock"
[[ ! -e $BACKUP_STATE/restore ]] || fail 3 "a restore was begun and not ended; run 'hiveconfig-restore undo' first"
trap leave EXIT
trap 'exit 143' TERM HUP
trap 'exit 130' INT

if [[ $# -eq 1 ]]; then
  enter check
  check_all
  say "everything is ready for a backup"
  exit 0
fi

enter sweep
sweep
enter check
check_all
stamp=$(date -u +%Y%m%dt%H%M%Sz)
[[ ! -e $BACKUP_DIRECTORY/$stamp ]] || fail 1 "there is a backup of this very second; run it again"
partial=$BACKUP_DIRECTORY/$stamp.partial
: >"$BACKUP_STATE/begun/$stamp"
sync -- "$BACKUP_STATE/begun"
mkdir -- "$partial"
enter snapshot
snapshot_all
enter collect
collect_all
enter seal
seal
after=0
enter clear
clear_all || { say "the backup $stamp is whole, but a snapshot could not be cleared on a node; the next run tries again"; after=5; }
enter copy
copy || { say "the backup $stamp is whole here, but its copy to $BACKUP_OFFHOST failed; see the message above, then copy it: rsync -a $BACKUP_DIRECTORY/$stamp $BACKUP_OFFHOST/"; after=5; }
enter expire
expire || { say "the backup $stamp is whole, but an older one could not be removed entirely; the next run tries again"; after=5; }
if [[ $after -eq 0 ]]; then say "the backup $stamp is whole: $BACKUP_DIRECTORY/$stamp"; fi
exit "$after"
