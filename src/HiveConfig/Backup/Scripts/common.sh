# shellcheck shell=bash
# Written by HiveConfig; the same on every machine. What differs stands in backup.conf.
# What the scripts of the backup share. To be read after backup.conf, with BACKUP_NAME set.

# A message; standard output carries data alone.
say() {
  printf '%s: %s\n' "$BACKUP_NAME" "$*" >&2
}

# The end, with a message that says what to do.
fail() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

# Tools that are missing are told at once, not at the moment of their use.
need() {
  local tool missing=()
  for tool in "$@"; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  [[ ${#missing[@]} -eq 0 ]] || fail 1 "these programs are missing on $BACKUP_SELF: ${missing[*]}; install them"
}

is_stamp() {
  [[ $1 =~ ^[0-9]{8}t[0-9]{6}z$ ]]
}

# Takes a lock for as long as this shell lives; the kernel gives it back whatever becomes of the shell.
take_lock() {
  local seconds=$2
  mkdir -p "${BACKUP_LOCKS:?}"
  exec {lock_fd}>"$BACKUP_LOCKS/$1.lock"
  flock --wait "$seconds" "$lock_fd"
}

# Writes a file whole or not at all, and past the cache of the disk.
write_file() {
  local file=$1
  cat >"$file.new"
  sync -- "$file.new"
  mv -T -- "$file.new" "$file"
  sync -- "$(dirname -- "$file")"
}

# Standard input to standard output; its sum goes into a file. A pipe by name, for standard output may be a socket.
with_sum() {
  local sum=$1 pipe=$1.pipe summer
  rm -f -- "$pipe" "$sum"
  mkfifo -m 0600 -- "$pipe"
  sha256sum <"$pipe" >"$sum.new" &
  summer=$!
  tee -- "$pipe" || { kill "$summer" 2>/dev/null; rm -f -- "$pipe" "$sum.new"; return 1; }
  wait "$summer"
  rm -f -- "$pipe"
  cut -d ' ' -f 1 "$sum.new" >"$sum"
  rm -f -- "$sum.new"
}

free_bytes() {
  df --output=avail --block-size=1 -- "$1" | tail -n 1 | tr -d ' '
}
