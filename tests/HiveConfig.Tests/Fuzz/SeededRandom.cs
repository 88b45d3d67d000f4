namespace HiveConfig.Tests;

/// <summary>SplitMix64: the same numbers for the same seed on every machine and in every version of .NET.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    public int Next(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    public int Between(int from, int below) => from + Next(below - from);

    public T Of<T>(System.Collections.Generic.IReadOnlyList<T> items) => items[Next(items.Count)];
}
