namespace Surgical.Benchmarks.RandomModels;

/// <summary>
/// Random bits that depend on a seed and a place alone, so that any part of a large tensor can be made without the part
/// before it.
/// </summary>
internal static class RandomBits
{
    /// <summary>64 bits: SplitMix64, https://prng.di.unimi.it/splitmix64.c.</summary>
    public static ulong At(ulong seed, long place)
    {
        var bits = seed + ((ulong)place * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>
    /// The seed of one tensor of a model: FNV-1a over its name, http://www.isthe.com/chongo/tech/comp/fnv.
    /// </summary>
    public static ulong SeedOf(string name, ulong modelSeed)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var character in name)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        return At(hash, (long)modelSeed);
    }
}
