#!/usr/bin/env bash
# Times whole processes and prints a table of medians and ratios. Takes some minutes; close everything else.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() { dotnet build "$1" -c Release -v q -nologo -o "$work/bin/$2" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }; }
build Programs/Empty/Empty.csproj empty
build Programs/Copy/Copy.csproj copy
build HiveConfig.Benchmarks.csproj benchmarks

# As it is installed: compiled ahead of time where the compiler for that can be had.
dotnet publish ../../src/HiveConfig.Cli -c Release -r linux-x64 --no-self-contained -v q -nologo -o "$work/bin/cli" >"$work/build.log" 2>&1 ||
  { echo "not compiled ahead of time: $(grep -m1 error "$work/build.log")"; build ../../src/HiveConfig.Cli/HiveConfig.Cli.csproj cli; }
mkdir "$work/trees"
"$work/bin/benchmarks/HiveConfig.Benchmarks" whole-process "$work/bin/cli/HiveConfig.Cli" "$work/bin/empty/Empty" "$work/bin/copy/Copy" "$work/trees"
