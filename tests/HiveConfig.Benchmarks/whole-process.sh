#!/usr/bin/env bash
# Times whole processes and prints a table of medians and ratios. Takes some minutes; close everything else.
# What is timed is the program as 'dotnet pack' packs it as a tool: with code for Linux on x64 in it, or it says that it is without.
# 'whole-process.sh native' times the native program instead, for which the runtime's package of that form has to be had.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { "$@" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }; }
build() { run dotnet build "$1" -c Release -v q -nologo -o "$work/bin/$2"; }
build Programs/Empty/Empty.csproj empty
build Programs/Copy/Copy.csproj copy
build HiveConfig.Benchmarks.csproj benchmarks
case ${1:-tool} in
  tool) how=() ;;
  native) how=(-r linux-x64 -p:PublishAot=true) ;;
  *) echo "usage: $0 [tool|native]" >&2; exit 2 ;;
esac
run dotnet publish ../../src/HiveConfig.Cli -c Release "${how[@]}" -v m -nologo -o "$work/bin/cli"
echo "measured: dotnet publish -c Release ${how[*]}"; grep -s "nothing is precompiled" "$work/build.log" || true
mkdir "$work/trees"
"$work/bin/benchmarks/HiveConfig.Benchmarks" whole-process "$work/bin/cli/HiveConfig.Cli" "$work/bin/empty/Empty" "$work/bin/copy/Copy" "$work/trees"
