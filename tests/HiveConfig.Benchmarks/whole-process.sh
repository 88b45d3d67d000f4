#!/usr/bin/env bash
# Times whole processes and prints a table of medians and ratios. Takes some minutes; close everything else.
# What is timed is the program as 'dotnet pack' packs it as a tool: it becomes the native one that is packed with it, and it says if there is none.
# 'whole-process.sh native' times that one by itself, 'whole-process.sh managed' the other.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { "$@" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }; }
build() { run dotnet build "$1" -c Release -v q -nologo -o "$work/bin/$2"; }
build Programs/Empty/Empty.csproj empty
build Programs/Copy/Copy.csproj copy
build HiveConfig.Benchmarks.csproj benchmarks
program=$work/bin/cli/HiveConfig.Cli
case ${1:-tool} in
  tool) ;;
  native) program=$work/bin/cli/linux-x64/hiveconfig ;;
  managed) export HIVECONFIG_NATIVE=0 ;;
  *) echo "usage: $0 [tool|native|managed]" >&2; exit 2 ;;
esac
run dotnet publish ../../src/HiveConfig.Cli -c Release -v m -nologo -o "$work/bin/cli"
echo "measured: dotnet publish -c Release, ${1:-tool}"; grep -s "nothing is precompiled\|no native program" "$work/build.log" || true
mkdir "$work/trees"
"$work/bin/benchmarks/HiveConfig.Benchmarks" whole-process "$program" "$work/bin/empty/Empty" "$work/bin/copy/Copy" "$work/trees"
