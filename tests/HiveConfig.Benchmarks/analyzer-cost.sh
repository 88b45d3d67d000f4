#!/usr/bin/env bash
# What the analyzers of the package cost in a build of 500 C# files, without config files and with 30: the time that the compiler
# reports of them over its own, five builds each, the median last. Builds in Release, packs, and consumes the package.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDTERMINALLOGGER=off

dotnet pack HiveConfig.sln -o "$work/feed" -v q >"$work/pack.log" 2>&1 || { cat "$work/pack.log"; exit 1; }
cat >"$work/NuGet.config" <<EOF
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <packageSources><clear /><add key="feed" value="$work/feed" /></packageSources>
  <fallbackPackageFolders><clear /><add key="cached" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
EOF
mkdir -p "$work/project"
cat >"$work/project/Cost.csproj" <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ReportAnalyzer>true</ReportAnalyzer></PropertyGroup>
  <ItemGroup><PackageReference Include="HiveConfig" Version="0.1.0" /></ItemGroup>
</Project>
EOF
for i in $(seq 1 500); do
  {
    printf 'using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing HiveConfig.Model;\n\nnamespace Cost;\n\npublic sealed class Part%d(string name)\n{\n' "$i"
    printf '    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);\n\n    public string Name => name;\n\n'
    printf '    public HostAddress Address { get; } = HostAddress.Parse("10.0.%d.%d");\n\n' $((i / 250)) $((i % 250 + 1))
    for m in $(seq 1 8); do
      printf '    public int Count%d(IEnumerable<string> words)\n    {\n        foreach (var word in words.Where(word => word.Length > %d))\n        {\n            _counts[word] = _counts.TryGetValue(word, out var count) ? count + 1 : 1;\n        }\n\n        return _counts.Values.Sum() + words.Select(word => word.Length * %d).DefaultIfEmpty().Max();\n    }\n\n' "$m" "$m" "$m"
    done
    printf '}\n'
  } >"$work/project/Part$i.cs"
done

measure() {
  for run in warm 1 2 3 4 5; do
    dotnet build "$work/project" --no-incremental -v d -clp:PerformanceSummary >"$work/build.log" || { grep -m5 ': error ' "$work/build.log" | cut -c1-300; exit 1; }
    [ "$run" = warm ] || awk '
      / HiveConfig\.Analyzers, Version/ { for (i = 1; i < NF - 1; i++) if ($(i + 2) == "HiveConfig.Analyzers,") { sub("<", "", $i); ours += $i * 1000; seen = 1 } }
      $2 == "ms" && $3 == "Csc" { csc = $1 }
      END { if (!seen) { print "the compiler reports no time of ours"; exit 1 } printf "%s: %d ms of %d ms, %.1f %%\n", "'"$1"'", ours, csc, 100 * ours / csc }' "$work/build.log"
  done | tee "$work/rows"
  awk '{ print $(NF - 1) }' "$work/rows" | sort -n | sed -n '3s/$/ % in the median/p'
}

measure "no config files"
cp samples/minimal/cluster.yaml "$work"
dotnet run --project src/HiveConfig.Cli -c Release --no-build -- generate "$work/cluster.yaml" --out "$work/generated" --init-secrets >/dev/null
mkdir "$work/project/nodes"

# The first thirty of a tree are no whole tree: what that lacks shall not end the build.
echo 'rules: {"HC*": info}' >"$work/project/hiveconfig.yaml"
(cd "$work/generated" && find node* -type f | sort | head -30 | xargs cp --parents -t "$work/project/nodes")
measure "$(find "$work/project/nodes" -type f | wc -l) config files"
