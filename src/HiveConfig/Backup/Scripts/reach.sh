# shellcheck shell=bash disable=SC2154
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# How the coordinator has a part done on a machine: here by itself, elsewhere over SSH with a key that can do nothing else.
# Children run beside the shell, which waits for them: so a signal is heard at once. None of them inherits the lock.

# What each does, by its process id.
children=()

# The command that runs a part on a node.
reach() {
  local node=$1
  shift
  if [[ $node == "$BACKUP_SELF" ]]; then
    command_line=("$BACKUP_LIB/part.sh" "$@")
  else
    command_line=("${BACKUP_SSH[@]}" "$node" hiveconfig-part "$@")
  fi
}

run_child() {
  # Standard input is named, for a command in the background would get none.
  timeout --kill-after=30 "$BACKUP_TIMEOUT" "$@" <&0 {lock_fd}>&- &
  children[$!]=$*
  finish_one "$!"
}

finish_one() {
  local pid=$1 code=0
  wait "$pid" || code=$?
  [[ $code -ne 124 && $code -ne 137 ]] || say "'${children[pid]}' was ended after $BACKUP_TIMEOUT seconds"
  unset "children[$pid]"
  return "$code"
}

# NODE PART VERB [STAMP], with nothing on standard input.
on() {
  local -a command_line
  reach "$@"
  run_child "${command_line[@]}" </dev/null
}

# The same with a file on standard input.
on_with() {
  local file=$1
  shift
  local -a command_line
  reach "$@"
  run_child "${command_line[@]}" <"$file"
}

# The same beside others; 'finish_all' waits for them.
start() {
  local -a command_line
  reach "$@"
  timeout --kill-after=30 "$BACKUP_TIMEOUT" "${command_line[@]}" </dev/null {lock_fd}>&- &
  children[$!]=${command_line[*]}
}

finish_all() {
  local pid failed=0
  for pid in "${!children[@]}"; do
    finish_one "$pid" || failed=1
  done
  return "$failed"
}

end_children() {
  local pid
  for pid in "${!children[@]}"; do
    kill "$pid" 2>/dev/null || true
  done
  finish_all || true
}
