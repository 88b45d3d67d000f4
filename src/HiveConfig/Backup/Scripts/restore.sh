#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# Gives the whole cluster the state of a backup. Everything is first restored beside the live state and verified; only then is
# TheHive stopped and the two are swapped, and the state before is kept until 'forget'. A restore that fails is undone.
#   hiveconfig-restore list              the backups, and whether they are whole
#   hiveconfig-restore verify STAMP      reads one and compares every sum
#   hiveconfig-restore run STAMP|latest  restores it
#   hiveconfig-restore undo              takes an interrupted restore, or the last one, back
#   hiveconfig-restore forget            removes what the last restore has kept of the state before
# Ends with 0 when done, 1 when it failed and the state before is in force, 2 for a wrong call, 3 when the checks let nothing
# begin, 4 when another run is under way, 5 when the backup is restored but what comes after it failed, 6 when it failed and could not be undone: TheHive is then stopped.
set -euo pipefail
umask 077

conf=${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}
if [[ ! -r $conf ]]; then
  echo "hiveconfig-restore: $conf cannot be read; run it as root on the node that 'backup' in cluster.yaml names" >&2
  exit 2
fi

# shellcheck source=/dev/null
. "$conf"
export BACKUP_NAME=hiveconfig-restore
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"
# shellcheck source=reach.sh
. "$BACKUP_LIB/reach.sh"

usage() { fail 2 "usage: hiveconfig-restore list | verify STAMP | run STAMP|latest | undo | forget"; }

[[ $BACKUP_SELF == "$BACKUP_COORDINATOR" ]] || fail 2 "restores are begun on $BACKUP_COORDINATOR, this is $BACKUP_SELF"

# A restore under way has its journal here, one that is done in the other.
journal=$BACKUP_STATE/restore
kept=$BACKUP_STATE/kept
first=${BACKUP_RING_NODES[0]}
stamp=
set_stamp=
phase=
running=
after=0

# What a run that is killed has to be taken back from. On the disk before the phase begins.
enter() {
  phase=$1
  printf 'stamp=%s\nset_stamp=%s\nphase=%s\nrunning=%s\n' "$stamp" "$set_stamp" "$phase" "$running" | write_file "$journal"
  say "phase $phase"
}

read_journal() {
  local name value
  while IFS='=' read -r name value; do
    case $name in
      stamp) stamp=$value ;;
      set_stamp) set_stamp=$value ;;
      phase) phase=$value ;;
      running) running=$value ;;
    esac
  done <"$1"
  is_stamp "$stamp" || fail 2 "$1 is not understood; see which restore it was: ls -l $BACKUP_STATE"
}

each() {
  local node
  local -a nodes=()
  case $1 in
    ring) nodes=("${BACKUP_RING_NODES[@]}") ;;
    thehive) nodes=("${BACKUP_THEHIVE_NODES[@]}") ;;
  esac
  shift
  for node in "${nodes[@]}"; do start "$node" "$@"; done
  finish_all
}

index() { on "$BACKUP_ELASTIC_NODE" elasticsearch "$@"; }

files() {
  if [[ -n $BACKUP_FILES_NODE ]]; then on "$BACKUP_FILES_NODE" files "$@"; fi
}

stamps() {
  local dir
  for dir in "$BACKUP_DIRECTORY"/*/; do
    dir=$(basename -- "$dir")
    if is_stamp "$dir"; then printf '%s\n' "$dir"; fi
  done
}

# Whether a directory says of itself that it is a backup of this cluster; its files are not read.
is_whole() {
  local dir=$BACKUP_DIRECTORY/$1
  [[ -f $dir/COMPLETE && -f $dir/SHA256SUMS ]] || return 1
  [[ $(sed -n 's/^sums //p' "$dir/COMPLETE") == "$(sha256sum -- "$dir/SHA256SUMS" | cut -d ' ' -f 1)" ]] || return 1
  grep -Fqx "cluster $BACKUP_CLUSTER" "$dir/COMPLETE"
}

verify_set() {
  local dir=$BACKUP_DIRECTORY/$1
  [[ -d $dir ]] || fail 3 "there is no backup $1 in $BACKUP_DIRECTORY; see 'hiveconfig-restore list', or copy it there from elsewhere"
  is_whole "$1" || fail 3 "$dir is no whole backup of the cluster '$BACKUP_CLUSTER': its marker COMPLETE is missing or does not fit; choose another one"
  (cd "$dir" && sha256sum --check --strict --quiet SHA256SUMS >&2) || fail 3 "$dir has files that are broken or missing; choose another backup, or its copy on another machine"
  [[ $(find "$dir/cassandra" -name '*.tar' | wc -l) -ge 2 ]] || fail 3 "$dir has no files of Cassandra; choose another backup"
  compgen -G "$dir/cassandra/*.tokens" >/dev/null || fail 3 "$dir lacks Cassandra's tokens; choose another backup"
  [[ -s $dir/cassandra/schema.tar && -s $dir/elasticsearch/index.tar ]] || fail 3 "$dir lacks a part; choose another backup"
}

list() {
  local one whole
  for one in $(stamps); do
    whole='not whole'
    if is_whole "$one"; then whole=whole; fi
    printf '%s  %s  %s\n' "$one" "$(du --summarize --human-readable -- "$BACKUP_DIRECTORY/$one" | cut -f 1)" "$whole"
  done
}

# Whether every Cassandra node has the tokens that it had when the backup was made, and there are no others.
same_ring() {
  local node now count
  count=$(find "$BACKUP_DIRECTORY/$set_stamp/cassandra" -name '*.tokens' | wc -l)
  [[ $count -eq ${#BACKUP_RING_NODES[@]} ]] || return 1
  for node in "${BACKUP_RING_NODES[@]}"; do
    [[ -f $BACKUP_DIRECTORY/$set_stamp/cassandra/$node.tokens ]] || return 1
    now=$(on "$node" cassandra tokens) || fail 3 "the tokens of $node could not be read; nothing was begun. Is Cassandra running there?"
    [[ $now == "$(<"$BACKUP_DIRECTORY/$set_stamp/cassandra/$node.tokens")" ]] || return 1
  done
}

# Which files a node gets: its own where the ring is that of the backup, else those of all, of which it keeps what is its own.
plan_files() {
  local node
  local -a all=("$BACKUP_DIRECTORY/$set_stamp/cassandra"/*.tar)
  local same=0
  if same_ring; then same=1; else say "the ring is another one than that of the backup: every node gets the files of all, and more time"; fi
  for node in "${BACKUP_RING_NODES[@]}"; do
    if [[ $same -eq 1 && -f $BACKUP_DIRECTORY/$set_stamp/cassandra/$node.tar ]]; then
      plan[$node]=$BACKUP_DIRECTORY/$set_stamp/cassandra/$node.tar
      kind[$node]=begin
    else
      plan[$node]=$(printf '%s\n' "${all[@]}" | grep -v '/schema\.tar$')
      kind[$node]=begin-foreign
    fi
  done
}

check_all() {
  local node failed=0 free bytes file
  for node in "${BACKUP_RING_NODES[@]}"; do on "$node" cassandra ready || failed=1; done
  index ready || failed=1
  index exists "$set_stamp" || failed=1
  files check >/dev/null || failed=1
  for node in "${BACKUP_THEHIVE_NODES[@]}"; do on "$node" thehive check >/dev/null || failed=1; done
  [[ $failed -eq 0 ]] || fail 3 "nothing was begun; see the messages above"
  for node in "${BACKUP_RING_NODES[@]}"; do
    free=$(on "$node" cassandra space) || fail 3 "nothing was begun; see the message above"
    bytes=0
    while read -r file; do bytes=$((bytes + $(stat -c %s -- "$file"))); done <<<"${plan[$node]}"
    [[ $free -ge $((bytes + bytes / 10)) ]] || fail 3 "the disk of Cassandra on $node has $free bytes left, and the restore takes $bytes; nothing was begun. Make room there: see 'nodetool listsnapshots'"
  done
}

stage_all() {
  local node file
  on_with "$BACKUP_DIRECTORY/$set_stamp/cassandra/schema.tar" "$first" cassandra stage-schema "$stamp"
  for node in "${BACKUP_RING_NODES[@]}"; do
    on "$node" cassandra "${kind[$node]}" "$stamp"
    while read -r file; do
      on_with "$file" "$node" cassandra stage "$stamp"
    done <<<"${plan[$node]}"
  done
  each ring cassandra try-files "$stamp"
  on "$first" cassandra try-rows "$stamp"
  on_with "$BACKUP_DIRECTORY/$set_stamp/elasticsearch/index.tar" "$BACKUP_ELASTIC_NODE" elasticsearch stage "$stamp"
  if [[ -n $BACKUP_FILES_NODE && -f $BACKUP_DIRECTORY/$set_stamp/files/files.tar ]]; then
    on_with "$BACKUP_DIRECTORY/$set_stamp/files/files.tar" "$BACKUP_FILES_NODE" files stage "$stamp"
  fi
}

# One machine that does not come up, for a reason of its own, does not say that the data is wrong; all of them do.
start_thehive() {
  local node answered=0
  for node in $running; do on "$node" thehive start || { say "TheHive could not be started on $node"; after=5; }; done
  for node in $running; do
    if on "$node" thehive wait; then answered=1; else say "TheHive does not answer on $node; see the message above"; after=5; fi
  done
  [[ $answered -eq 1 || -z $running ]]
}

# Back to the state before, from wherever a restore was left. Every step may be done twice.
take_back() {
  local -a swapped=(swap-cassandra swap-files swap-index start)
  case $phase in
    stage) ;;
    *) each thehive thehive stop || return 1 ;;
  esac
  index undo "$stamp" || return 1
  files undo "$stamp" || return 1
  if [[ " ${swapped[*]} " == *" $phase "* ]]; then
    each ring cassandra note "$stamp" || return 1
    on "$first" cassandra truncate "$stamp" || return 1
    each ring cassandra undo "$stamp" || return 1
  fi
  each ring cassandra forget "$stamp" || return 1
  on "$first" cassandra drop-staging || return 1
  each ring cassandra tidy "$stamp" || return 1
  # What the emptying before the undo has left.
  each ring cassandra forget "$stamp" || return 1
  rm -f -- "$journal" "$kept"
  sync -- "$BACKUP_STATE"
  case $phase in
    stage) ;;
    *) start_thehive || { say "the state before is back, but TheHive does not start; see the message above"; return 0; } ;;
  esac
}

# Called by its trap.
# shellcheck disable=SC2317
leave() {
  local code=$?
  trap - EXIT
  trap '' INT TERM HUP
  end_children
  if [[ $code -ne 0 && -e $journal ]]; then
    say "the restore failed in the phase '$phase' and is being undone; this may take a while"
    if take_back; then
      say "the state before the restore is in force"
      code=1
    elif [[ $phase == stage ]]; then
      say "the live state was never touched, but what was restored beside it could not be removed; run 'hiveconfig-restore undo' when the cause is gone"
      code=1
    else
      say "the restore could NOT be undone: TheHive stays stopped. Remove the cause named above and run 'hiveconfig-restore undo'; every file of the state before is still there"
      code=6
    fi
  fi
  exit "$code"
}

run() {
  local node now
  if [[ -e $journal ]]; then
    read_journal "$journal"
    say "the restore $stamp was interrupted in the phase '$phase'; it is undone first"
    take_back || fail 6 "it could not be undone; remove the cause named above and run 'hiveconfig-restore undo'"
  fi
  [[ ! -e $kept ]] || fail 3 "the last restore still keeps the state before it; run 'hiveconfig-restore forget' when that is not wanted any more, or 'hiveconfig-restore undo' to have it back"
  running=
  set_stamp=$1
  if [[ $set_stamp == latest ]]; then
    set_stamp=
    for now in $(stamps); do
      if is_whole "$now"; then set_stamp=$now; fi
    done
    [[ -n $set_stamp ]] || fail 3 "there is no whole backup in $BACKUP_DIRECTORY"
  fi
  is_stamp "$set_stamp" || usage
  say "phase verify"
  verify_set "$set_stamp"
  say "phase check"
  declare -A plan=() kind=()
  plan_files
  check_all
  stamp=$(date -u +%Y%m%dt%H%M%Sz)
  trap leave EXIT
  trap 'exit 143' TERM HUP
  trap 'exit 130' INT
  enter stage
  stage_all
  for node in "${BACKUP_THEHIVE_NODES[@]}"; do
    now=$(on "$node" thehive running) || fail 1 "$node does not say whether TheHive runs there; see the message above"
    if [[ $now == yes ]]; then running="$running$node "; fi
  done
  enter stop
  each thehive thehive stop
  enter keep
  each ring cassandra keep "$stamp"
  files keep "$stamp"
  index keep "$stamp"
  # Emptying a table wants every node up, and so does the way back.
  each ring cassandra ready
  enter swap-cassandra
  on "$first" cassandra truncate "$stamp"
  each ring cassandra swap "$stamp"
  on "$first" cassandra finish "$stamp"
  enter swap-files
  files swap "$stamp"
  enter swap-index
  index swap "$stamp"
  enter start
  start_thehive
  # From here on it is done, and nothing takes it back but the user.
  mv -T -- "$journal" "$kept"
  sync -- "$BACKUP_STATE"
  say "phase tidy"
  on "$first" cassandra drop-staging || { say "the keyspace of the restore could not be dropped; it only takes space"; after=5; }
  each ring cassandra tidy "$stamp" || { say "a node could not be tidied up; what is left only takes space"; after=5; }
  index tidy "$stamp" || after=5
  files tidy "$stamp" || after=5
  say "the backup $set_stamp is restored. The state before is kept and takes space: 'hiveconfig-restore undo' brings it back, 'hiveconfig-restore forget' removes it"
  [[ $after -eq 0 ]] || fail "$after" "not all that comes after the restore went well; see the messages above"
}

undo() {
  if [[ -e $journal ]]; then
    read_journal "$journal"
  elif [[ -e $kept ]]; then
    read_journal "$kept"
  else
    fail 3 "there is no restore to undo"
  fi
  [[ -n $running || $phase == stage ]] || running=${BACKUP_THEHIVE_NODES[*]}
  take_back || fail 6 "the restore $stamp could not be undone; remove the cause named above and run it again"
  say "the state before the restore $stamp is in force"
}

forget() {
  [[ ! -e $journal ]] || fail 3 "a restore was interrupted; run 'hiveconfig-restore undo' first"
  [[ -e $kept ]] || fail 3 "no restore keeps anything"
  read_journal "$kept"
  each ring cassandra forget "$stamp" || fail 1 "a node could not remove its snapshot; run it again"
  index forget "$stamp" || fail 1 "an index could not be removed; run it again"
  files forget "$stamp" || fail 1 "the files could not be removed; run it again"
  rm -f -- "$kept"
  say "what the restore $stamp has kept is gone"
}

need flock sha256sum find timeout stat du
mkdir -p "$BACKUP_STATE"
verb=${1:-}
case $verb in
  list) [[ $# -eq 1 ]] || usage; list; exit 0 ;;
  verify) is_stamp "${2:-}" || usage ;;
  run) [[ $# -eq 2 ]] || usage ;;
  undo | forget) [[ $# -eq 1 ]] || usage ;;
  *) usage ;;
esac

take_lock coordinator 0 || fail 4 "another backup or restore is under way; wait for it: fuser -v $BACKUP_LOCKS/coordinator.lock"
case $verb in
  verify) verify_set "$2"; say "the backup $2 is whole and unchanged" ;;
  run) run "$2" ;;
  undo) undo ;;
  forget) forget ;;
esac
