#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# Cassandra's part of the backup on this node. Called by part.sh, under its lock: cassandra.sh VERB [STAMP].
#
# How a restore goes, and why so. TheHive's keyspace cannot be renamed, and TheHive finds it by its name in application.conf.
# So the files are first imported into a keyspace of another name, with 'nodetool import', which reads every value and refuses
# what does not belong to this node. Only when all nodes have done so is the live keyspace emptied, and the same files, linked
# and so without a second copy, are imported into it: seconds, not hours. It is never dropped: the rights on it stay. The way
# back is a snapshot of it, taken on every node before. sstableloader is not used: it takes the password on its command line.
set -euo pipefail
umask 077

# shellcheck source=/dev/null
. "${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}"
BACKUP_NAME="cassandra on $BACKUP_SELF"
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"

verb=$1
stamp=${2:-}
live=$CASSANDRA_KEYSPACE
staging=${live}_restore
tables=$CASSANDRA_DATA/$live
tag=hiveconfig-$stamp
before=hiveconfig-before-$stamp
place=$CASSANDRA_STAGING/$stamp

nodetool() { command "${CASSANDRA_NODETOOL[@]}" "$@"; }
cql() { "${CASSANDRA_CQLSH[@]}" --execute "$1"; }
cql_file() { "${CASSANDRA_CQLSH[@]}" --file "$1"; }

with_stamp() { [[ -n $stamp ]] || fail 2 "'$verb' wants a stamp"; }

# Tags of a keyspace's snapshots on this node that a pattern takes.
tags_like() {
  local pattern=$1 path
  [[ -d $tables ]] || return 0
  find "$tables" -mindepth 3 -maxdepth 3 -type d -path '*/snapshots/*' -printf '%f\n' | sort -u | while read -r path; do
    if [[ $path =~ $pattern ]]; then printf '%s\n' "$path"; fi
  done
}

has_tag() { [[ -n $(tags_like "^$1\$") ]]; }

clear_tag() { nodetool clearsnapshot -t "$1" -- "$live" >/dev/null || fail 1 "the snapshot '$1' could not be removed; remove it: nodetool clearsnapshot -t $1 -- $live"; }

# Snapshots that an interrupted run of ours has left; those of others are none of ours.
clear_ours() {
  local one
  for one in $(tags_like '^hiveconfig-[0-9]{8}t[0-9]{6}z$'); do
    clear_tag "$one"
  done
}

# Whether this node can take part in a backup or a restore.
ready() {
  need "${CASSANDRA_NODETOOL[0]}" "${CASSANDRA_CQLSH[0]}" tar sha256sum find awk du tee mkfifo
  local status up pools streams replication one
  status=$(nodetool status) || fail 1 "'nodetool status' fails; is Cassandra running?"
  one=$(awk '/^[UD?][NLJM] / && $1 != "UN" { printf "%s is %s, ", $2, $1 }' <<<"$status")
  [[ -z $one ]] || fail 1 "not every Cassandra node is up and normal: ${one%, }; see 'nodetool status', and start or repair them first"
  up=$(grep -c '^UN ' <<<"$status" || true)
  [[ $up -eq $CASSANDRA_NODES ]] || fail 1 "$up Cassandra nodes are up and normal (UN), expected $CASSANDRA_NODES; is cluster.yaml what runs?"

  pools=$(nodetool tpstats) || fail 1 "'nodetool tpstats' fails; is Cassandra running?"
  one=$(awk '$1 ~ /^(Repair-Task|ValidationExecutor|AntiEntropyStage|Repair#)/ && $2 + $3 > 0 { print $1; exit }' <<<"$pools")
  [[ -z $one ]] || fail 1 "a repair is running ($one is busy); wait until it is done: nodetool compactionstats"
  streams=$(nodetool netstats) || fail 1 "'nodetool netstats' fails; is Cassandra running?"
  grep -q '^Mode: NORMAL' <<<"$streams" || fail 1 "Cassandra is not in mode NORMAL; see 'nodetool netstats'"
  grep -q '^Not sending any streams' <<<"$streams" || fail 1 "Cassandra is streaming to or from another node; wait until 'nodetool netstats' is quiet"

  if ! has_live; then
    [[ $verb == ready ]] || fail 1 "there is no keyspace '$live'; is 'keyspace' in cluster.yaml the one that TheHive uses?"
    return 0
  fi
  replication=$(cql "SELECT JSON replication FROM system_schema.keyspaces WHERE keyspace_name = '$live'") || fail 1 "cqlsh cannot ask Cassandra; see /etc/hiveconfig/backup/cqlshrc, and whether the password is still the one in it"
  for one in "${CASSANDRA_REPLICATION[@]}"; do
    grep -Eq "\"${one%%=*}\": \"?${one#*=}\"?[,}]" <<<"$replication" || fail 1 "'$live' does not have ${one#*=} replicas in '${one%%=*}', as cluster.yaml says, but $(grep -o '{.*}' <<<"$replication"); run 10-replication or ALTER KEYSPACE, then a repair"
  done
}

check() {
  ready
  local size
  size=$(du --summarize --bytes --exclude=snapshots --exclude=backups -- "$tables" | cut -f 1) || fail 1 "$tables cannot be read; is it the data directory of cassandra.yaml?"
  printf '%s\n' "$size"
}

snapshot() {
  with_stamp
  clear_ours
  nodetool snapshot -t "$tag" -- "$live" >/dev/null || fail 1 "nodetool could not make the snapshot '$tag' of '$live'; see /var/log/cassandra/system.log"
  has_tag "$tag" || fail 1 "nodetool says that it has made the snapshot '$tag', but there is none below $tables; is it the data directory of cassandra.yaml?"
}

# Every file of the snapshot as TABLE/FILE: the id of a table is another one after a restore.
collect() {
  with_stamp
  has_tag "$tag" || fail 1 "there is no snapshot '$tag'; run the backup again"
  cd "$tables"
  find . -mindepth 4 -type f -path "./*/snapshots/$tag/*" -printf '%P\0' | sort -z \
    | tar --create --file=- --numeric-owner --no-recursion \
      --transform='s,^\([^/]*\)-[0-9a-f]\{32\}/snapshots/[^/]*/,\1/,' --null --files-from=- \
    | with_sum "$BACKUP_STATE/cassandra-$stamp.sha256"
}

clear_state() {
  clear_ours
  rm -f -- "$BACKUP_STATE"/cassandra-*.sha256*
}

tokens() {
  nodetool info -T | awk '$1 == "Token" && $2 == ":" { print $3 }' | sort
}

# The definitions of the keyspace, the rights on it, and for human eyes the roles.
schema() {
  local dir
  dir=$(mktemp -d "$BACKUP_STATE/schema.XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf -- '$dir'" EXIT
  cql "DESCRIBE KEYSPACE $live" >"$dir/schema.cql" || fail 1 "cqlsh could not describe '$live'"
  [[ $(grep -Ec "^CREATE (KEYSPACE $live |TABLE )" "$dir/schema.cql") -ge 2 ]] || fail 1 "what cqlsh says of '$live' has no keyspace or no tables; has TheHive ever started?"
  cql 'LIST ROLES' >"$dir/roles.txt" || fail 1 "cqlsh could not list the roles; is $CASSANDRA_ADMIN still a superuser?"
  cql 'LIST ALL PERMISSIONS' >"$dir/permissions.txt" || fail 1 "cqlsh could not list the rights; is $CASSANDRA_ADMIN still a superuser?"
  awk -F '|' -v keyspace="$live" '
    function bare(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
    NF >= 4 {
      role = bare($1); resource = bare($(NF - 1)); right = bare($NF)
      if (resource == "<keyspace " keyspace ">") printf "GRANT %s ON KEYSPACE %s TO \"%s\";\n", right, keyspace, role
      else if (index(resource, "<table " keyspace ".") == 1) printf "GRANT %s ON TABLE %s TO \"%s\";\n", right, substr(resource, 8, length(resource) - 8), role
    }' "$dir/permissions.txt" >"$dir/grants.cql"
  grep -q " TO \"$CASSANDRA_ROLE\";" "$dir/grants.cql" || fail 1 "the role '$CASSANDRA_ROLE' has no rights on '$live', so TheHive cannot work; run 20-roles.cql first"
  tar --create --file=- --directory="$dir" schema.cql grants.cql roles.txt permissions.txt
}

# --- Restore. STAMP is that of the restore, not of the backup.

space() {
  local free
  mkdir -p "$CASSANDRA_STAGING"
  [[ $(stat -c %d -- "$CASSANDRA_STAGING") == "$(stat -c %d -- "$CASSANDRA_DATA")" ]] || fail 1 "$CASSANDRA_STAGING is not on the disk of $CASSANDRA_DATA, so files cannot be linked; remove what is mounted there"
  free=$(free_bytes "$CASSANDRA_STAGING")
  printf '%s\n' "$free"
}

drop_staging() {
  cql "DROP KEYSPACE IF EXISTS $staging" >/dev/null || fail 1 "the keyspace '$staging' could not be dropped; run the same restore again when all Cassandra nodes are up"
}

# The column definitions of every table, to be compared: options may differ, columns must not.
columns_of() {
  sed -n '/^CREATE TABLE /,/^)/p' "$1" | sed -e 's/^) WITH.*/)/' -e 's/[[:blank:]]*$//'
}

# An answer that does not come is no "no": what is there would get no way back.
has_live() {
  local all
  all=$(cql 'SELECT JSON keyspace_name FROM system_schema.keyspaces') || fail 1 "cqlsh cannot ask Cassandra; see the message above"
  grep -q "\"keyspace_name\": \"$live\"" <<<"$all"
}

stage_schema() {
  with_stamp
  local dir=$place/schema name
  rm -rf -- "$dir"
  mkdir -p "$dir"
  tar --extract --file=- --directory="$dir"
  [[ -s $dir/schema.cql && -f $dir/grants.cql ]] || fail 1 "the backup has no schema; choose another one"
  if has_live; then
    cql "DESCRIBE KEYSPACE $live" >"$dir/live.cql"
    while read -r name; do
      if grep -q "^CREATE TABLE $name (" "$dir/live.cql"; then
        diff -q <(columns_of "$dir/live.cql" | sed -n "/^CREATE TABLE $name (/,/^)/p") <(columns_of "$dir/schema.cql" | sed -n "/^CREATE TABLE $name (/,/^)/p") >/dev/null \
          || fail 1 "the table '$name' has other columns now than in the backup; its files cannot be read into it. Nothing has been changed. Restore with the version of TheHive that the backup was made with"
      fi
    done < <(sed -n 's/^CREATE TABLE \([^ ]*\) (.*/\1/p' "$dir/schema.cql")
  fi
  drop_staging
  sed -e "s/^CREATE KEYSPACE $live /CREATE KEYSPACE $staging /" -e "/^CREATE /s/\\b$live\\./$staging./" "$dir/schema.cql" >"$dir/staging.cql"
  cql_file "$dir/staging.cql" >/dev/null || fail 1 "the keyspace '$staging' could not be made from the backup's schema; does cluster.yaml still have the datacenters of the backup? See the message of cqlsh above"
}

# begin: the files are this node's own. begin-foreign: the ring is another one, or this node has no files of its own: it gets all.
begin() {
  with_stamp
  rm -rf -- "$place/files" "$place/import"
  mkdir -p "$place/files"
  printf '%s\n' "$1" >"$place/kind"
}

stage() {
  with_stamp
  local dir
  [[ -d $place/files ]] || fail 2 "'stage' comes after 'begin'"
  dir=$(mktemp -d "$place/files/XXXXXX")
  tar --extract --file=- --directory="$dir" --numeric-owner --no-same-permissions || fail 1 "the files of the backup do not fit on the disk of $CASSANDRA_DATA, or the backup is broken; nothing has been changed"
}

# Imports linked copies of all files into a keyspace; the import takes them away from there.
import_into() {
  local keyspace=$1 from=$2 dir table options=()
  shift 2
  options=("$@")
  rm -rf -- "$place/import"
  mkdir -p "$place/import"
  cp --archive --link -- "$from"/. "$place/import"
  chown -R -- "$CASSANDRA_USER" "$place/import"
  chmod 0755 "$CASSANDRA_STAGING" "$place" "$place/import"
  for dir in "$place/import"/*/*/; do
    [[ -d $dir ]] || continue
    table=$(basename -- "$dir")
    compgen -G "$dir*-Data.db" >/dev/null || continue
    nodetool import "${options[@]}" -- "$keyspace" "$table" "${dir%/}" >&2 || fail 1 "Cassandra refuses the files of the table '$table' for '$keyspace'; see /var/log/cassandra/system.log"
    ! compgen -G "$dir*-Data.db" >/dev/null || fail 1 "Cassandra has left files of the table '$table' in $dir; see /var/log/cassandra/system.log"
  done
  rm -rf -- "$place/import"
}

foreign_option() {
  if [[ $(<"$place/kind") == foreign ]]; then printf '%s\n' --no-tokens; fi
}

# Every value is read here, in a keyspace that nobody uses.
try_files() {
  with_stamp
  local option
  option=$(foreign_option)
  import_into "$staging" "$place/files" ${option:+"$option"} --extended-verify
}

try_rows() {
  with_stamp
  cql "SELECT * FROM $staging.edgestore LIMIT 1" | grep >/dev/null '^(1 rows)' || fail 1 "the restored table 'edgestore' holds nothing, so this is no backup of TheHive; nothing has been changed"
}

# What Cassandra itself has kept of emptied tables so far: that is not ours to remove.
note() {
  with_stamp
  mkdir -p "$place"
  [[ -f $place/truncated.before ]] || tags_like '^truncated-' >"$place/truncated.before"
}

keep() {
  note
  if has_live; then
    nodetool snapshot -t "$before" -- "$live" >/dev/null || fail 1 "nodetool could not make the snapshot '$before', which is the way back; nothing has been changed"
  fi
}

# The live tables, in a file of statements. TRUNCATE wants every node up, and says so.
truncate_live() {
  with_stamp
  local name
  mkdir -p "$place/schema"
  if ! has_live; then
    cql_file "$place/schema/schema.cql" >/dev/null || fail 1 "the keyspace '$live' could not be made; see the message of cqlsh above"
  fi
  cql "DESCRIBE KEYSPACE $live" >"$place/schema/now.cql"
  if [[ -f $place/schema/schema.cql ]]; then
    sed -e '/^CREATE KEYSPACE /d' -e 's/^CREATE TABLE /CREATE TABLE IF NOT EXISTS /' "$place/schema/schema.cql" >"$place/schema/missing.cql"
    cql_file "$place/schema/missing.cql" >/dev/null || fail 1 "the tables that '$live' lacks could not be made; see the message of cqlsh above"
  fi
  while read -r name; do
    cql "TRUNCATE $name" >/dev/null || fail 1 "the table '$name' could not be emptied: every Cassandra node has to be up; see 'nodetool status'"
  done < <(sed -n 's/^CREATE TABLE \([^ ]*\) (.*/\1/p' "$place/schema/now.cql")
}

swap() {
  with_stamp
  local option
  option=$(foreign_option)
  import_into "$live" "$place/files" ${option:+"$option"}
}

# On one node, when all have their files: rights that went with a keyspace come back, and the rows are there.
finish() {
  with_stamp
  cql_file "$place/schema/grants.cql" >/dev/null || fail 1 "the rights could not be granted; run 20-roles.cql, then the same restore again"
  cql "SELECT * FROM $live.edgestore LIMIT 1" | grep >/dev/null '^(1 rows)' || fail 1 "the table 'edgestore' holds nothing after the restore"
}

# The way back on this node, once 'truncate' has emptied the tables: the files of the snapshot that 'keep' has made.
undo() {
  with_stamp
  local dir name
  if has_tag "$before"; then
    mkdir -p "$place"
    rm -rf -- "$place/undo"
    for dir in "$tables"/*/snapshots/"$before"/; do
      name=${dir%/snapshots/*}
      name=$(basename -- "$name")
      mkdir -p "$place/undo/1"
      cp --archive --link -- "$dir" "$place/undo/1/${name%-*}"
    done
    import_into "$live" "$place/undo" --no-tokens
    rm -rf -- "$place/undo"
  fi
}

# What a restore leaves behind on this node, but for the way back.
tidy() {
  with_stamp
  local kind=own
  if [[ -f $place/kind ]]; then kind=$(<"$place/kind"); fi
  if [[ -f $place/truncated.before ]]; then
    tags_like '^truncated-' | grep -Fvx -f "$place/truncated.before" >"$BACKUP_STATE/truncated-$stamp" || true
  fi
  rm -rf -- "$place" "${CASSANDRA_DATA:?}/${staging:?}"
  if [[ $kind == foreign ]]; then
    nodetool cleanup -- "$live" >&2 || say "rows that belong to other nodes are still on this one, which only takes space; run later: nodetool cleanup -- $live"
  fi
}

# The way back goes, and what Cassandra itself has kept of the emptied tables.
forget() {
  with_stamp
  local one
  if has_tag "$before"; then clear_tag "$before"; fi
  if [[ -f $BACKUP_STATE/truncated-$stamp ]]; then
    while read -r one; do
      if has_tag "$one"; then clear_tag "$one"; fi
    done <"$BACKUP_STATE/truncated-$stamp"
    rm -f -- "$BACKUP_STATE/truncated-$stamp"
  fi
}

case $verb in
  ready) ready ;;
  check) check ;;
  snapshot) snapshot ;;
  collect) collect ;;
  sum) with_stamp; cat -- "$BACKUP_STATE/cassandra-$stamp.sha256" ;;
  clear) clear_state ;;
  tokens) tokens ;;
  schema) schema ;;
  space) space ;;
  stage-schema) stage_schema ;;
  begin) begin own ;;
  begin-foreign) begin foreign ;;
  stage) stage ;;
  try-files) try_files ;;
  try-rows) try_rows ;;
  note) note ;;
  keep) keep ;;
  truncate) truncate_live ;;
  swap) swap ;;
  finish) finish ;;
  undo) undo ;;
  drop-staging) drop_staging ;;
  tidy) tidy ;;
  forget) forget ;;
  *) fail 2 "cassandra has no verb '$verb'" ;;
esac
