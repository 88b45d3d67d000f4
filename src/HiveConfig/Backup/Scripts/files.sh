#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# The attachments' part of the backup. Called by part.sh, under its lock: files.sh VERB [STAMP].
#
# Attachments are written once, under a name of their own, before the database names them. So what is there at the moment of the
# stamp, and all that comes until the database and the index have their snapshots, is at least what these can name: 'snapshot'
# holds on to the first, 'collect' adds the second. On NFS hard links hold on, on the same share, so that nothing is copied
# twice and what TheHive deletes meanwhile stays; an object store has no such thing, and its objects are fetched twice.
# Everything is read and written as the owner of the directory: the share squashes root, and so all files keep their owner.
set -euo pipefail
umask 077

# shellcheck source=/dev/null
. "${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}"
BACKUP_NAME="files on $BACKUP_SELF"
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"

verb=$1
stamp=${2:-}

with_stamp() { [[ -n $stamp ]] || fail 2 "'$verb' wants a stamp"; }

# --- Attachments in a directory.

# A share that is not mounted is an empty directory, and looks like a cluster without attachments.
mounted() {
  local source
  [[ -d $FILES_DIRECTORY ]] || fail 1 "the directory '$FILES_DIRECTORY' is not there; see storage in cluster.yaml"
  if [[ -n $FILES_SOURCE ]]; then
    source=$(findmnt --noheadings --output SOURCE --mountpoint "$FILES_DIRECTORY") || fail 1 "'$FILES_SOURCE' is not mounted at $FILES_DIRECTORY; mount it: systemctl start '$FILES_UNIT'"
    [[ $source == "$FILES_SOURCE" ]] || fail 1 "'$source' is mounted at $FILES_DIRECTORY, expected '$FILES_SOURCE'; unmount it, then: systemctl start '$FILES_UNIT'"
  fi
  read -r owner group < <(stat --format='%u %g' -- "$FILES_DIRECTORY") || fail 1 "'$FILES_DIRECTORY' cannot be read; is the NFS server up?"
  [[ $owner -ne 0 ]] || fail 1 "'$FILES_DIRECTORY' belongs to root, expected TheHive's user; see the NFS server in README.md"
}

as_owner() { setpriv --reuid "$owner" --regid "$group" --clear-groups -- "$@"; }

# The entries of a directory but for our own, each ended by a zero byte.
entries() { as_owner find "$1" -mindepth 1 -maxdepth 1 ! -name '.hiveconfig-*' ! -name '.nfs*' -print0; }

move_all() { entries "$1" | as_owner xargs --null --no-run-if-empty mv --no-clobber --target-directory="$2" --; }

remove_all() { as_owner find "$FILES_DIRECTORY" -mindepth 1 -maxdepth 1 -name "$1" -exec rm -rf -- {} +; }

# What vanishes while it is being linked is gone for the next attempt.
link_all() {
  local attempt
  for attempt in 1 2 3; do
    if entries "$FILES_DIRECTORY" | as_owner xargs --null --no-run-if-empty cp --archive --link --target-directory="$snapshot" --; then
      return 0
    fi
    say "not every attachment could be linked at attempt $attempt"
  done
  fail 1 "the attachments in '$FILES_DIRECTORY' cannot be linked; see the messages of cp above"
}

nfs_check() {
  local foreign
  need findmnt setpriv tar find xargs cp mv du sha256sum tee mkfifo
  mounted
  foreign=$(as_owner find "$FILES_DIRECTORY" -mindepth 1 ! -uid "$owner" -print -quit) || fail 1 "a directory below '$FILES_DIRECTORY' cannot be read by its owner; see the message of find above"
  [[ -z $foreign ]] || fail 1 "'$foreign' does not belong to the owner of '$FILES_DIRECTORY'; on the NFS server: chown -R --reference='$FILES_DIRECTORY' with the path that it has there"
  as_owner du --summarize --bytes --exclude='.hiveconfig-*' -- "$FILES_DIRECTORY" | cut -f 1
}

nfs_snapshot() {
  mounted
  remove_all '.hiveconfig-snapshot-*'
  as_owner mkdir -- "$snapshot"
  link_all
}

nfs_collect() {
  mounted
  [[ -d $snapshot ]] || fail 1 "the attachments of $stamp are no longer held; run the backup again"
  link_all
  as_owner tar --create --file=- --directory="$snapshot" --numeric-owner --sort=name --exclude='.nfs*' . | with_sum "$sum"
}

nfs_clear() {
  mounted
  remove_all '.hiveconfig-snapshot-*'
}

nfs_space() {
  mounted
  free_bytes "$FILES_DIRECTORY"
}

nfs_stage() {
  mounted
  remove_all '.hiveconfig-restore-*'
  as_owner mkdir -- "$restored"
  as_owner tar --extract --file=- --directory="$restored" --preserve-permissions --no-same-owner || fail 1 "the attachments of the backup could not be unpacked into '$restored'; is there space? Nothing has been changed"
  sync --file-system -- "$FILES_DIRECTORY"
}

nfs_keep() {
  mounted
  [[ -d $restored ]] || fail 1 "'$restored' is gone; run the restore again"
  [[ ! -e $before ]] || fail 1 "'$before' is there already; undo or forget the restore that it belongs to"
  as_owner mkdir -- "$before"
}

# A mount point cannot be renamed; what is in it can. The mark tells 'undo' whose the entries are.
nfs_swap() {
  mounted
  [[ -d $restored && -d $before ]] || fail 1 "'$restored' or '$before' is gone; run: hiveconfig-restore undo"
  if [[ ! -e $moved ]]; then
    move_all "$FILES_DIRECTORY" "$before"
    as_owner touch -- "$moved"
    sync --file-system -- "$FILES_DIRECTORY"
  fi
  move_all "$restored" "$FILES_DIRECTORY"
  sync --file-system -- "$FILES_DIRECTORY"
}

nfs_undo() {
  mounted
  if [[ -d $before ]]; then
    if [[ -e $moved ]]; then
      as_owner mkdir --parents -- "$undone"
      move_all "$FILES_DIRECTORY" "$undone"
      as_owner rm -- "$moved"
    fi
    move_all "$before" "$FILES_DIRECTORY"
    as_owner rmdir -- "$before" || fail 1 "'$before' is not empty: what has the same name in '$FILES_DIRECTORY' was left there; move it by hand"
  fi
  remove_all '.hiveconfig-restore-*'
  remove_all '.hiveconfig-undone-*'
  sync --file-system -- "$FILES_DIRECTORY"
}

nfs_tidy() {
  mounted
  remove_all '.hiveconfig-restore-*'
}

nfs_forget() {
  mounted
  as_owner rm -rf -- "$before" "$moved"
}

# --- Attachments in an object store, by a client of either of two kinds; it reads who we are from a file.

store() {
  case $FILES_SYNTAX in
    aws) AWS_SHARED_CREDENTIALS_FILE=$FILES_CREDENTIALS AWS_CONFIG_FILE=$FILES_CONFIG AWS_EC2_METADATA_DISABLED=true "$FILES_CLIENT" --endpoint-url "$FILES_ENDPOINT" --region "$FILES_REGION" "$@" ;;
    mc) "$FILES_CLIENT" --config-dir "$FILES_CONFIG" --quiet "$@" ;;
  esac
}

# Key and size of every object, sorted.
objects() {
  case $FILES_SYNTAX in
    aws) store s3api list-objects-v2 --bucket "$FILES_BUCKET" --output json | jq --raw-output '.Contents[]? | "\(.Key)\t\(.Size)"' ;;
    mc) store --json ls --recursive "hiveconfig/$FILES_BUCKET/" | jq --raw-output 'if .status == "success" then select(.type == "file") | "\(.key)\t\(.size)" else error(.error.message // "failed") end' ;;
  esac | LC_ALL=C sort
}

# The same of a directory.
here() { (cd "$1" && find . -type f -printf '%P\t%s\n') | LC_ALL=C sort; }

fetch_all() {
  case $FILES_SYNTAX in
    aws) store s3 sync --only-show-errors "s3://$FILES_BUCKET" "$1" ;;
    mc) store mirror --overwrite "hiveconfig/$FILES_BUCKET" "$1" >&2 ;;
  esac
}

send_all() {
  case $FILES_SYNTAX in
    aws) store s3 cp --recursive --only-show-errors "$1" "s3://$FILES_BUCKET" ;;
    mc) store mirror --overwrite "$1" "hiveconfig/$FILES_BUCKET" >&2 ;;
  esac
}

fetch_one() {
  case $FILES_SYNTAX in
    aws) store s3 cp --only-show-errors "s3://$FILES_BUCKET/$1" "$2" ;;
    mc) store cp "hiveconfig/$FILES_BUCKET/$1" "$2" >&2 ;;
  esac
}

remove_one() {
  case $FILES_SYNTAX in
    aws) store s3 rm --only-show-errors "s3://$FILES_BUCKET/$1" ;;
    mc) store rm "hiveconfig/$FILES_BUCKET/$1" >&2 ;;
  esac
}

s3_check() {
  local list bytes free
  need "$FILES_CLIENT" jq tar find sort comm sha256sum tee mkfifo
  list=$(objects) || fail 1 "the bucket '$FILES_BUCKET' at $FILES_ENDPOINT cannot be listed; see the message of $FILES_CLIENT above, and the account in $FILES_CREDENTIALS"
  bytes=$(awk -F '\t' '{ sum += $2 } END { printf "%.0f\n", sum }' <<<"$list")
  mkdir -p -- "$FILES_STAGING"
  free=$(free_bytes "$FILES_STAGING")
  [[ $free -gt $((bytes + bytes / 10)) ]] || fail 1 "$FILES_STAGING has $free bytes free, and the bucket's $bytes pass through it; make room there"
  printf '%s\n' "$bytes"
}

s3_snapshot() {
  rm -rf -- "$FILES_STAGING"/snapshot-*
  mkdir -p -- "$snapshot"
  fetch_all "$snapshot" || fail 1 "the objects of '$FILES_BUCKET' could not be fetched; see the message of $FILES_CLIENT above"
}

s3_collect() {
  [[ -d $snapshot ]] || fail 1 "the objects of $stamp are no longer there; run the backup again"
  fetch_all "$snapshot" || fail 1 "the objects of '$FILES_BUCKET' could not be fetched; see the message of $FILES_CLIENT above"
  objects >"$FILES_STAGING/listed" || fail 1 "the bucket '$FILES_BUCKET' cannot be listed; see the message of $FILES_CLIENT above"
  here "$snapshot" >"$FILES_STAGING/fetched"
  # What was written after the second fetch is of no use to this backup; so much that the difference shows is a fault.
  if [[ -s $FILES_STAGING/listed && ! -s $FILES_STAGING/fetched ]]; then
    fail 1 "$FILES_CLIENT says that it has fetched the objects of '$FILES_BUCKET', but there are none in $snapshot; see its version and its settings"
  fi
  rm -f -- "$FILES_STAGING/listed" "$FILES_STAGING/fetched"
  tar --create --file=- --directory="$snapshot" --numeric-owner --sort=name . | with_sum "$sum"
}

s3_clear() { rm -rf -- "$FILES_STAGING"/snapshot-* "$FILES_STAGING/listed" "$FILES_STAGING/fetched"; }

s3_space() {
  mkdir -p -- "$FILES_STAGING"
  free_bytes "$FILES_STAGING"
}

s3_stage() {
  rm -rf -- "$FILES_STAGING"/restore-*
  mkdir -p -- "$restored"
  tar --extract --file=- --directory="$restored" --no-same-owner || fail 1 "the attachments of the backup could not be unpacked into '$restored'; is there space? Nothing has been changed"
  objects >/dev/null || fail 1 "the bucket '$FILES_BUCKET' cannot be listed; nothing has been changed"
}

# The objects that a restore would replace by others, and the names of all.
s3_keep() {
  local key
  [[ -d $restored ]] || fail 1 "'$restored' is gone; run the restore again"
  [[ ! -e $before ]] || fail 1 "'$before' is there already; undo or forget the restore that it belongs to"
  mkdir -p -- "$before.new/objects"
  objects >"$before.new/list"
  here "$restored" >"$before.new/restored"
  LC_ALL=C join -t $'\t' -j 1 "$before.new/list" "$before.new/restored" | awk -F '\t' '$2 != $3 { print $1 }' | while IFS= read -r key; do
    mkdir -p -- "$(dirname -- "$before.new/objects/$key")"
    fetch_one "$key" "$before.new/objects/$key"
  done
  sync --file-system -- "$FILES_STAGING"
  mv -T -- "$before.new" "$before"
}

# Objects are added and replaced, never removed: what the database does not name does no harm.
s3_swap() {
  local missing
  [[ -d $restored && -d $before ]] || fail 1 "'$restored' or '$before' is gone; run: hiveconfig-restore undo"
  if [[ -s $before/restored ]]; then
    send_all "$restored" || fail 1 "the objects could not be sent to '$FILES_BUCKET'; see the message of $FILES_CLIENT above"
  fi
  missing=$(LC_ALL=C comm -13 <(objects) "$before/restored")
  [[ -z $missing ]] || fail 1 "$(wc -l <<<"$missing") objects are not in '$FILES_BUCKET' as they were sent; the first is '${missing%%$'\t'*}'"
}

s3_undo() {
  local key
  rm -rf -- "$before.new"
  if [[ -d $before ]]; then
    LC_ALL=C comm -13 <(cut -f 1 "$before/list") <(objects | cut -f 1) | LC_ALL=C comm -12 - <(cut -f 1 "$before/restored") | while IFS= read -r key; do
      remove_one "$key"
    done
    if [[ -n $(find "$before/objects" -type f -print -quit) ]]; then
      send_all "$before/objects" || fail 1 "the objects of before could not be sent back to '$FILES_BUCKET'; they are in $before/objects"
    fi
    rm -rf -- "$before"
  fi
  rm -rf -- "$FILES_STAGING"/restore-*
}

s3_tidy() { rm -rf -- "$FILES_STAGING"/restore-*; }

s3_forget() { rm -rf -- "$before"; }

# ---

sum=$BACKUP_STATE/files-$stamp.sha256
case $FILES_KIND in
  nfs)
    snapshot=$FILES_DIRECTORY/.hiveconfig-snapshot-$stamp
    restored=$FILES_DIRECTORY/.hiveconfig-restore-$stamp
    before=$FILES_DIRECTORY/.hiveconfig-before-$stamp
    moved=$FILES_DIRECTORY/.hiveconfig-moved-$stamp
    undone=$FILES_DIRECTORY/.hiveconfig-undone-$stamp
    ;;
  s3)
    snapshot=$FILES_STAGING/snapshot-$stamp
    restored=$FILES_STAGING/restore-$stamp
    before=$FILES_STAGING/before-$stamp
    ;;
  *) fail 2 "FILES_KIND is '$FILES_KIND' in backup.conf, expected nfs or s3" ;;
esac

case $verb in
  check) "${FILES_KIND}_$verb" ;;
  clear)
    "${FILES_KIND}_clear"
    rm -f -- "$BACKUP_STATE"/files-*.sha256*
    ;;
  sum)
    with_stamp
    cat -- "$sum"
    ;;
  snapshot | collect | space | stage | keep | swap | undo | tidy | forget)
    with_stamp
    "${FILES_KIND}_$verb"
    ;;
  *) fail 2 "files has no verb '$verb'" ;;
esac
