using HiveConfig.Cassandra;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class SeedProviderTests
{
    [Theory]
    [InlineData("seed_provider:\n  - class_name: X\n    parameters:\n      - seeds: \"a, b\"\n", 4)]
    [InlineData("seed_provider:\n  class_name: X\n  parameters:\n    seeds: a,b\n", 4)]
    [InlineData("seed_provider.class_name: X\nseed_provider.parameters.seeds: a,b\n", 2)]
    [InlineData("seed_provider:\n  - class_name: X\n    parameters:\n      - seeds: c\n        seeds: a,b\n", 5)]
    public void TheShapesThatTheLoaderTakes(string text, int line)
    {
        var seeds = CassandraYaml.Seeds.Find(YamlReader.Read(text))!;
        Assert.Equal("seeds", seeds.Key);
        Assert.Equal(line, seeds.Span.Line);
        Assert.Equal(["a", "b"], CassandraYaml.Seeds.Read(seeds.Value));
    }

    [Theory]
    [InlineData("seed_provider:\n  - class_name: X\n    parameters:\n      seeds: a,b\n")]
    [InlineData("seed_provider:\n  - class_name: X\n  - parameters:\n      - seeds: a,b\n")]
    [InlineData("seed_provider:\n  class_name: X\n  parameters:\n    - seeds: a,b\n")]
    [InlineData("seed_provider:\n  - class_name: X\n")]
    [InlineData("seeds: a,b\n")]
    public void NoOtherShapeHasSeeds(string text) => Assert.Null(CassandraYaml.Seeds.Find(YamlReader.Read(text)));
}
