#!/bin/bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# Elasticsearch's part of the backup: once for the whole cluster. Called by part.sh, under its lock: elasticsearch.sh VERB [STAMP].
#
# How a restore goes, and why so. The indices are restored under new names and compared with what the backup says of them. Then
# one request, which Elasticsearch does whole or not at all, gives the old names to the new indices as aliases: TheHive asks by
# name and takes an alias as well as an index. An index that has a name of its own is cloned before (links, no second copy), for
# an alias can take its name only when it goes. Nothing is ever deleted before its successor is there.
set -euo pipefail
umask 077

# shellcheck source=/dev/null
. "${HIVECONFIG_BACKUP_CONF:-/etc/hiveconfig/backup.conf}"
BACKUP_NAME="elasticsearch on $BACKUP_SELF"
# shellcheck source=common.sh
. "$BACKUP_LIB/common.sh"

verb=$1
stamp=${2:-}
name=hiveconfig-$stamp
place=$BACKUP_STATE/elasticsearch-$stamp
names=$BACKUP_STATE/restored-$stamp/names.json
answer=
status=
health=

with_stamp() { [[ -n $stamp ]] || fail 2 "'$verb' wants a stamp"; }

# Asks Elasticsearch: METHOD PATH [BODY]. The status goes into $status, the body into $answer; false when nothing came back.
ask() {
  local method=$1 path=$2 out
  local -a body=()
  [[ $# -lt 3 ]] || body=(--header 'Content-Type: application/json' --data-binary "$3")
  status=000
  answer=
  out=$("${ELASTIC_CURL[@]}" --max-time 120 --request "$method" "${body[@]}" --write-out '\n%{http_code}' -- "$ELASTIC_URL$path") || return 1
  status=${out##*$'\n'}
  answer=${out%$'\n'*}
}

# As 'ask', but anything else than 200 is the end.
must() {
  local what=$1
  shift
  ask "$@" || fail 1 "$what: Elasticsearch at $ELASTIC_URL does not answer; is it running, and is ${ELASTIC_CURL[*]} right?"
  [[ $status == 200 ]] || fail 1 "$what: Elasticsearch answers $status: $(reason)"
}

reason() {
  jq -r '.error.reason? // .error? // . | tostring' <<<"$answer" 2>/dev/null | cut -c 1-400 || true
}

pick() { jq -r "$@" <<<"$answer" || fail 1 "Elasticsearch's answer is not understood: ${answer:0:200}"; }

# Registered as this cluster's own, with a file written and seen by every node.
register() {
  ask GET "/_snapshot/$ELASTIC_REPOSITORY" || fail 1 "Elasticsearch at $ELASTIC_URL does not answer; is it running?"
  if [[ $status == 404 ]]; then
    must "the snapshot repository '$ELASTIC_REPOSITORY' could not be registered (is $ELASTIC_LOCATION mounted on every Elasticsearch node, owned by elasticsearch, and in path.repo since their last start?)" \
      PUT "/_snapshot/$ELASTIC_REPOSITORY" "$(jq -cn --arg location "$ELASTIC_LOCATION" '{type: "fs", settings: {location: $location}}')"
  elif [[ $status != 200 ]]; then
    fail 1 "the snapshot repository cannot be read: Elasticsearch answers $status: $(reason)"
  else
    [[ $(jq -r '.[].settings.location' <<<"$answer") == "$ELASTIC_LOCATION" ]] \
      || fail 1 "the snapshot repository '$ELASTIC_REPOSITORY' is registered at another place than $ELASTIC_LOCATION; if nobody else uses it: DELETE /_snapshot/$ELASTIC_REPOSITORY, which keeps its files"
  fi
  must "the snapshot repository could not be verified (is $ELASTIC_LOCATION the same mount on every Elasticsearch node, and writable for elasticsearch?)" POST "/_snapshot/$ELASTIC_REPOSITORY/_verify"
}

idle() {
  must "what runs in the repository is unknown" GET "/_snapshot/_status"
  [[ $(pick '.snapshots | length') -eq 0 ]] || fail 1 "the snapshot '$(pick '.snapshots[0].snapshot')' is being made; wait until it is done"
}

# Whether the cluster can make or restore a snapshot. An index that is lost is no reason against a restore.
ready() {
  need "${ELASTIC_CURL[0]}" jq tar sha256sum tee mkfifo df
  must "the health is unknown" GET "/_cluster/health"
  health=$(pick '.status')
  [[ $(pick '.number_of_nodes') -eq $ELASTIC_NODES ]] || fail 1 "Elasticsearch has $(pick '.number_of_nodes') nodes, expected $ELASTIC_NODES; start the others first"
  register
  idle
}

check() {
  ready
  [[ $health == green ]] || fail 1 "Elasticsearch is $health, expected green; see /_cluster/allocation/explain and wait until every shard has its copies"
  indices
  local free
  free=$(free_bytes "$ELASTIC_LOCATION") || fail 1 "$ELASTIC_LOCATION cannot be read on $BACKUP_SELF; is it mounted?"
  [[ $free -ge ${ELASTIC_FREE:-1073741824} ]] || fail 1 "$ELASTIC_LOCATION has $free bytes left, expected ${ELASTIC_FREE:-1073741824} or more; make room on the NFS server, or keep fewer backups"
  printf '%s\n' 1048576
}

# TheHive's indices with their documents, into $answer.
indices() {
  must "TheHive's indices are unknown" GET "/_cat/indices/$ELASTIC_INDICES?format=json&h=index,health,docs.count"
  [[ $(pick 'length') -gt 0 ]] || fail 1 "there is no index '$ELASTIC_INDICES'; is indexName in cluster.yaml the one that TheHive uses?"
}

# Documents of each index now: {"index": count}.
counts() {
  indices
  pick -c 'map({(.index): (.["docs.count"] | tonumber)}) | add'
}

drop() {
  ask DELETE "/_snapshot/$ELASTIC_REPOSITORY/$1" || true
  [[ $status == 200 || $status == 404 ]] || say "the snapshot '$1' could not be removed (answer $status); the next run tries again"
}

# Made, waited for, and looked at. 'accepted' only says that it begins.
snapshot() {
  with_stamp
  local first state="" silent=0 until=$((SECONDS + BACKUP_TIMEOUT * 9 / 10))
  rm -rf -- "$place"
  mkdir -p "$place"
  first=$(counts)
  must "the aliases are unknown" GET "/$ELASTIC_INDICES/_alias"
  printf '%s\n' "$answer" | write_file "$place/aliases.json"
  must "the snapshot was not begun" PUT "/_snapshot/$ELASTIC_REPOSITORY/$name?wait_for_completion=false" \
    "$(jq -cn --arg indices "$ELASTIC_INDICES" '{indices: $indices, ignore_unavailable: false, include_global_state: false, partial: false}')"
  [[ $(pick '.accepted') == true ]] || fail 1 "Elasticsearch did not accept the snapshot: $(reason)"
  while true; do
    if ask GET "/_snapshot/$ELASTIC_REPOSITORY/$name" && [[ $status == 200 ]]; then
      silent=0
      state=$(pick '.snapshots[0].state // "MISSING"')
    elif [[ $status == 404 ]]; then
      state=MISSING
    else
      silent=$((silent + 1))
      [[ $silent -lt ${BACKUP_SILENT:-12} ]] || { drop "$name"; fail 1 "Elasticsearch has not said for a while how the snapshot goes (last answer $status), so this is no backup; see its log, then run the backup again"; }
    fi
    [[ $state == IN_PROGRESS || -z $state || $silent -gt 0 ]] || break
    [[ $SECONDS -lt $until ]] || { drop "$name"; fail 1 "the snapshot is not done after $BACKUP_TIMEOUT seconds and was stopped; see the speed of $ELASTIC_LOCATION"; }
    sleep "$BACKUP_POLL"
  done
  if [[ $state != SUCCESS ]]; then
    local why
    why=$(pick '[.snapshots[0].failures[]?.reason, .error.reason?] | map(select(.)) | first // "no reason given"' 2>/dev/null || true)
    drop "$name"
    fail 1 "the snapshot ended as $state, expected SUCCESS: $why; see Elasticsearch's log, then run the backup again"
  fi
  pick '.snapshots[0]' | write_file "$place/snapshot.json"
  [[ $(jq '.shards.failed' "$place/snapshot.json") == 0 && $(jq '.shards.successful' "$place/snapshot.json") -gt 0 ]] \
    || { drop "$name"; fail 1 "the snapshot is called a success but lacks shards; see Elasticsearch's log, then run the backup again"; }
  jq -e --argjson counts "$first" '($counts | keys) - .indices == []' "$place/snapshot.json" >/dev/null \
    || { drop "$name"; fail 1 "the snapshot lacks an index of '$ELASTIC_INDICES'; was one made anew meanwhile? Run the backup again"; }
  jq -cn --argjson first "$first" --argjson last "$(counts)" '$first | with_entries(.value = {before: .value, after: ($last[.key] // .value)})' | write_file "$place/counts.json"
}

# What the repository cannot say: the final answer, the aliases, the documents. The snapshot itself stays where Elasticsearch keeps it.
collect() {
  with_stamp
  [[ -s $place/counts.json ]] || fail 1 "there is no finished snapshot '$name'; run the backup again"
  tar --create --file=- --directory="$place" snapshot.json aliases.json counts.json | with_sum "$BACKUP_STATE/elasticsearch-$stamp.sha256"
}

# What is in the directory of state alone: snapshots of whole backups live on.
clear_state() {
  rm -rf -- "$BACKUP_STATE"/elasticsearch-*
}

# One that is still being made is stopped by it.
delete() {
  with_stamp
  ask DELETE "/_snapshot/$ELASTIC_REPOSITORY/$name" || fail 1 "Elasticsearch does not answer; the snapshot '$name' is still there"
  [[ $status == 200 || $status == 404 ]] || fail 1 "the snapshot '$name' could not be removed: Elasticsearch answers $status: $(reason)"
}

exists() {
  with_stamp
  must "the backup's snapshot is not in the repository (was it removed, or is this another repository?)" GET "/_snapshot/$ELASTIC_REPOSITORY/$name"
  [[ $(pick '.snapshots[0].state') == SUCCESS ]] || fail 1 "the backup's snapshot is $(pick '.snapshots[0].state'), expected SUCCESS; choose another backup"
}

# The repository to another machine, while nothing writes to it. On the node that exports it, where root may read it.
mirror() {
  local -a via=()
  need rsync
  [[ -z ${BACKUP_RSYNC_SSH:-} ]] || via=(-e "$BACKUP_RSYNC_SSH")
  rsync --archive --numeric-ids --delete-after "${via[@]}" -- "$ELASTIC_EXPORT/" "$BACKUP_OFFHOST/elasticsearch-repository/" || fail 1 "the snapshot repository could not be copied to $BACKUP_OFFHOST; the backup itself is whole. Is that machine up, and has it room?"
}

# --- Restore. STAMP is that of the restore; the backup's own stands in its snapshot.json.
place_of_restore() {
  with_stamp
  place=$BACKUP_STATE/restored-$stamp
}

# Of each index of the backup its name there, the name that TheHive knows, and the one that it gets. What an earlier restore has
# kept, and nobody used, is passed over.
write_names() {
  jq -c --arg stamp "$stamp" --slurpfile aliases "$place/set/aliases.json" '
    "-(restored|before)-[0-9]{8}t[0-9]{6}z$" as $ours
    | .indices | map(. as $index
      | select((test($ours) | not) or ($aliases[0][$index].aliases // {}) != {})
      | sub($ours; "") as $base
      | {index: $index, base: $base, new: ($base + "-restored-" + $stamp)})' "$place/set/snapshot.json" | write_file "$names"
  [[ $(jq 'length > 0 and (map(.base) | unique | length) == length' "$names") == true ]] || fail 1 "the backup has no index of TheHive, or two of one name; choose another one"
}

space() { printf '0\n'; }

# Every index under a new name, whole, with the documents that it had.
stage() {
  place_of_restore
  local set one new wanted found list until=$((SECONDS + BACKUP_TIMEOUT * 9 / 10)) silent=0 still=0
  rm -rf -- "$place"
  mkdir -p "$place/set"
  tar --extract --file=- --directory="$place/set"
  set=$(jq -r '.snapshot' "$place/set/snapshot.json") || fail 1 "the backup does not say which snapshot is its own; choose another one"
  write_names
  list=$(jq -r 'map(.new) | join(",")' "$names")
  must "the restore was not begun" POST "/_snapshot/$ELASTIC_REPOSITORY/$set/_restore?wait_for_completion=false" \
    "$(jq -c --arg stamp "$stamp" '{indices: (map(.index) | join(",")), ignore_unavailable: false, include_global_state: false, include_aliases: false, partial: false,
        rename_pattern: "^(.+?)(-(restored|before)-[0-9]{8}t[0-9]{6}z)?$", rename_replacement: ("$1-restored-" + $stamp)}' "$names")"
  [[ $(pick '.accepted') == true ]] || fail 1 "Elasticsearch did not accept the restore: $(reason)"
  while true; do
    if ask GET "/_cluster/health/$list?wait_for_status=yellow&timeout=10s" && [[ $status == 200 || $status == 408 ]]; then
      silent=0
      [[ $(pick '.timed_out') == true || $(pick '.status') == red ]] || break
      # Nothing is being copied, and yet a shard is nowhere: no node takes it.
      if [[ $(pick '.status == "red" and .initializing_shards == 0') == true ]]; then still=$((still + 1)); else still=0; fi
      [[ $still -lt ${BACKUP_SILENT:-12} ]] || fail 1 "no Elasticsearch node takes the restored shards; the live indices have not been touched. See /_cluster/allocation/explain: is a disk too full?"
    else
      silent=$((silent + 1))
      [[ $silent -lt ${BACKUP_SILENT:-12} ]] || fail 1 "Elasticsearch has not said for a while how the restore goes (last answer $status); the live indices have not been touched"
    fi
    [[ $SECONDS -lt $until ]] || fail 1 "the indices are not restored after $BACKUP_TIMEOUT seconds; the live ones have not been touched. See /_cluster/allocation/explain"
    sleep "$BACKUP_POLL"
  done
  must "the restored documents are unknown" GET "/_cat/indices/$list?format=json&h=index,health,docs.count"
  found=$answer
  while read -r one new; do
    # A backup is made while TheHive works: what came or went meanwhile is no fault, the loss of more is.
    wanted=$(jq --arg name "$one" '.[$name] | [.before, .after] | min * 99 / 100 | floor' "$place/set/counts.json")
    jq -e --arg name "$new" --argjson wanted "$wanted" 'map(select(.index == $name and .health != "red")) | length == 1 and (.[0]["docs.count"] | tonumber) >= $wanted' <<<"$found" >/dev/null \
      || fail 1 "the restored index '$new' is red, missing, or has fewer documents than the backup ($wanted); the live indices have not been touched. See Elasticsearch's log"
  done < <(jq -r '.[] | .index + " " + .new' "$names")
}

# What is live now, and a second name for what an alias is to replace.
keep() {
  place_of_restore
  local base live
  ask GET "/$ELASTIC_INDICES/_alias" || fail 1 "Elasticsearch does not answer; nothing has been changed"
  [[ $status == 200 || $status == 404 ]] || fail 1 "the aliases are unknown: Elasticsearch answers $status: $(reason)"
  [[ $status == 200 ]] || answer='{}'
  live=$(jq -c --arg stamp "$stamp" 'with_entries(select(.key | endswith("-restored-" + $stamp) or endswith("-before-" + $stamp) | not))' <<<"$answer")
  while read -r base; do
    jq -e --arg name "$base" 'has($name)' <<<"$live" >/dev/null || continue
    must "the health of '$base' is unknown" GET "/_cluster/health/$base?timeout=1s"
    [[ $(pick '.status') != red ]] || fail 1 "the live index '$base' is red and cannot be kept as the way back; if it is lost, delete it, then run the same restore again"
    must "the index '$base' could not be made read-only" PUT "/$base/_settings" '{"index.blocks.write": true}'
    must "the index '$base' could not be cloned, which is the way back" POST "/$base/_clone/$base-before-$stamp" '{"settings": {"index.blocks.write": null}}'
    must "the clone of '$base' is not there" GET "/_cluster/health/$base-before-$stamp?wait_for_status=yellow&timeout=60s"
    [[ $(pick '.timed_out') != true ]] || fail 1 "the clone of '$base' is not there after a minute; see /_cluster/allocation/explain"
  done < <(jq -r '.[].base' "$names")
  printf '%s\n' "$live" | write_file "$place/live.json"
}

# One request, whole or not at all.
swap() {
  place_of_restore
  local actions
  actions=$(jq -c --slurpfile live "$place/live.json" --slurpfile aliases "$place/set/aliases.json" '
    . as $all
    | map(.base) as $bases
    | (map(. as $one | ($aliases[0][$one.index].aliases // {} | keys) | map({new: $one.new, alias: .})) | add) as $kept
    | ([$bases[], ($kept[] | .alias)] | unique) as $names
    | {actions: (
        [$live[0] | to_entries[] | .key as $index | .value.aliases | keys[] | select(. as $alias | $names | index($alias)) | {remove: {index: $index, alias: .}} | select(.remove.index as $index | $bases | index($index) | not)]
        + [$bases[] | select(. as $name | $live[0] | has($name)) | {remove_index: {index: .}}]
        + [$all[] | {add: {index: .new, alias: .base}}]
        + [$kept[] | select(.alias as $alias | $bases | index($alias) | not) | {add: {index: .new, alias: .alias}}])}' "$names")
  must "the names were not given to the restored indices" POST "/_aliases" "$actions"
  [[ $(pick '.acknowledged') == true ]] || fail 1 "Elasticsearch did not acknowledge the new names"
}

# Back to what 'keep' found, from wherever it was left.
undo() {
  place_of_restore
  [[ -f $names ]] || { rm -rf -- "$place"; return 0; }
  local now actions one
  ask GET "/$ELASTIC_INDICES/_alias" || fail 1 "Elasticsearch does not answer; run 'hiveconfig-restore undo' when it is up"
  [[ $status == 200 ]] || answer='{}'
  now=$answer
  if [[ -f $place/live.json ]]; then
    actions=$(jq -cn --arg stamp "$stamp" --argjson now "$now" --slurpfile live "$place/live.json" '
      def stood: . as $index | if ($now | has($index)) then $index else $index + "-before-" + $stamp end;
      {actions: (
        [$now | to_entries[] | select(.key | endswith("-restored-" + $stamp)) | .key as $index | .value.aliases | keys[] | {remove: {index: $index, alias: .}}]
        + [$live[0] | to_entries[] | (.key | stood) as $index | select($now | has($index)) | (if $index == .key then empty else {add: {index: $index, alias: .key}} end), (.value.aliases | keys[] | {add: {index: $index, alias: .}})])}')
    if [[ $(jq '.actions | length' <<<"$actions") -gt 0 ]]; then
      must "the old names could not be given back" POST "/_aliases" "$actions"
    fi
    while read -r one; do
      jq -e --arg name "$one" 'has($name)' <<<"$now" >/dev/null || continue
      jq -e --arg name "$one-before-$stamp" 'has($name)' <<<"$now" >/dev/null || continue
      must "the index '$one' is still read-only" PUT "/$one/_settings" '{"index.blocks.write": null}'
      must "the clone '$one-before-$stamp' could not be removed" DELETE "/$one-before-$stamp"
    done < <(jq -r 'keys[]' "$place/live.json")
  fi
  # A block is set before the clone is there, and live.json is written after both.
  while read -r one; do
    if [[ ! -f $place/live.json ]] && jq -e --arg name "$one" 'has($name)' <<<"$now" >/dev/null; then
      must "the index '$one' is still read-only" PUT "/$one/_settings" '{"index.blocks.write": null}'
      if jq -e --arg name "$one-before-$stamp" 'has($name)' <<<"$now" >/dev/null; then
        must "the clone '$one-before-$stamp' could not be removed" DELETE "/$one-before-$stamp"
      fi
    fi
  done < <(jq -r '.[].base' "$names")
  while read -r one; do
    must "the restored index '$one' could not be removed" DELETE "/$one"
  done < <(jq -r --arg stamp "$stamp" 'keys[] | select(endswith("-restored-" + $stamp))' <<<"$now")
  rm -rf -- "$place"
}

tidy() {
  place_of_restore
  rm -rf -- "$place/set"
}

# What the restore has kept: clones, and indices that served under an alias which others have now.
forget() {
  place_of_restore
  local one now
  [[ -f $place/live.json ]] || return 0
  must "the aliases are unknown" GET "/$ELASTIC_INDICES/_alias"
  now=$answer
  while read -r one; do
    must "the index '$one' could not be removed" DELETE "/$one"
  done < <(jq -r --arg stamp "$stamp" --slurpfile live "$place/live.json" '
    to_entries[] | select(.value.aliases == {}) | .key
    | select(. as $name | endswith("-before-" + $stamp) or (($live[0][$name].aliases // {}) != {}))' <<<"$now")
  rm -rf -- "$place"
}

case $verb in
  ready) ready ;;
  check) check ;;
  snapshot) snapshot ;;
  collect) collect ;;
  sum) with_stamp; cat -- "$BACKUP_STATE/elasticsearch-$stamp.sha256" ;;
  clear) clear_state ;;
  delete) delete ;;
  exists) exists ;;
  mirror) mirror ;;
  space) space ;;
  stage) stage ;;
  keep) keep ;;
  swap) swap ;;
  undo) undo ;;
  tidy) tidy ;;
  forget) forget ;;
  *) fail 2 "elasticsearch has no verb '$verb'" ;;
esac
