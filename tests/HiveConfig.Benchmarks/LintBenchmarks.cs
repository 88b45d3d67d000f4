using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using HiveConfig.Generate;
using HiveConfig.Lint;

namespace HiveConfig.Benchmarks;

/// <summary>What one process does again and again: the time that is left when start-up is paid.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class LintBenchmarks
{
    private FileSet? _files;

    /// <summary>How many nodes the cluster has.</summary>
    [Params(3, 30, 300)]
    public int Nodes { get; set; }

    /// <summary>Writes the files that are linted.</summary>
    [GlobalSetup]
    public void Setup() => _files = Corpus.FilesOf(Corpus.Of(Nodes));

    /// <summary>Reads and lints files that are in memory.</summary>
    [Benchmark]
    public IReadOnlyList<Finding> Lint() => _files!.ToRepo().Lint().Findings;

    /// <summary>Makes the files.</summary>
    [Benchmark]
    public int Generate() => Corpus.FilesOf(Corpus.Of(Nodes)).Files.Sum(file => file.Text.Length);
}
