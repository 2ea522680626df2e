namespace Surgical.Soak.Footage.Making;

/// <summary>What befalls the bytes of a file.</summary>
internal abstract record Damage
{
    private const int Header = 4096;
    private const int Block = 512;

    private Damage()
    {
    }

    /// <summary>Does it.</summary>
    public abstract byte[] Done(byte[] whole);

    public static Damage Draw(Random random)
    {
        var seed = random.Next();
        return random.Next(6) switch
        {
            0 => new Flipped(seed, 1 + random.Next(40)),
            1 => new Overwritten(random.NextDouble(), 50 + random.Next(4000), seed),
            2 => new Zeroed(random.NextDouble(), 50 + random.Next(8000)),
            3 => new CutOff(0.1 + (random.NextDouble() * 0.85)),
            4 => new Swapped(random.NextDouble(), random.NextDouble()),
            _ => new LyingHeader(seed, 1 + random.Next(4)),
        };
    }

    /// <summary>Bits turn, anywhere.</summary>
    public sealed record Flipped(int Seed, int Count) : Damage
    {
        public override byte[] Done(byte[] whole) => Flip(whole, Seed, Count, 0, whole.Length);
    }

    /// <summary>Bits turn in the first kilobytes or, where an MP4's index lies behind, in that.</summary>
    public sealed record LyingHeader(int Seed, int Count) : Damage
    {
        public override byte[] Done(byte[] whole)
        {
            var index = whole.AsSpan().IndexOf("moov"u8);
            var from = Math.Max(0, index);
            return Flip(whole, Seed, Count, from, Math.Min(whole.Length, from + Header));
        }
    }

    /// <summary>Noise.</summary>
    public sealed record Overwritten(double At, int Length, int Seed) : Damage
    {
        public override byte[] Done(byte[] whole)
        {
            var place = (int)(At * whole.Length);
            new Random(Seed).NextBytes(whole.AsSpan(place, Math.Min(Length, whole.Length - place)));
            return whole;
        }
    }

    /// <summary>Zeros, as on a disk that lost a sector.</summary>
    public sealed record Zeroed(double At, int Length) : Damage
    {
        public override byte[] Done(byte[] whole)
        {
            var place = (int)(At * whole.Length);
            whole.AsSpan(place, Math.Min(Length, whole.Length - place)).Clear();
            return whole;
        }
    }

    /// <summary>The end is not there.</summary>
    public sealed record CutOff(double At) : Damage
    {
        public override byte[] Done(byte[] whole) => whole[..(int)(At * whole.Length)];
    }

    /// <summary>Two sectors lie in each other's place.</summary>
    public sealed record Swapped(double One, double Other) : Damage
    {
        public override byte[] Done(byte[] whole)
        {
            var last = Math.Max(0, whole.Length - Block);
            var (one, other) = ((int)(One * last), (int)(Other * last));
            byte[] kept = [.. whole.AsSpan(one, Math.Min(Block, whole.Length))];
            whole.AsSpan(other, kept.Length).ToArray().CopyTo(whole, one);
            kept.CopyTo(whole, other);
            return whole;
        }
    }

    private static byte[] Flip(byte[] whole, int seed, int count, int from, int to)
    {
        var random = new Random(seed);
        for (var flip = 0; flip < count; flip++)
        {
            whole[random.Next(from, to)] ^= (byte)(1 << random.Next(8));
        }

        return whole;
    }
}
