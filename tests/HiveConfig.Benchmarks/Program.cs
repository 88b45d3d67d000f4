using System;
using BenchmarkDotNet.Running;
using HiveConfig.Benchmarks;

switch (args)
{
    case ["corpus", var directory, var nodes]:
        Corpus.WriteOne(directory, int.Parse(nodes, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["environments", var directory, var count]:
        foreach (var rule in Corpus.WriteEnvironments(directory, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)))
        {
            Console.WriteLine(rule);
        }

        return 0;
    case ["whole-process", var cli, var empty, var copy, var work]:
        return WholeProcess.Run(cli, empty, copy, work);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LintBenchmarks).Assembly).Run(args);
        return 0;
}
