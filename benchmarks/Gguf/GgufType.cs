using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Surgical.Benchmarks.RandomModels;

namespace Surgical.Benchmarks.Gguf;

/// <summary>
/// A number format of GGML, and random blocks of it:
/// https://github.com/ggml-org/llama.cpp/blob/master/ggml/src/ggml-common.h.
/// </summary>
/// <param name="Name">As llama.cpp writes it.</param>
/// <param name="Code">In the file.</param>
/// <param name="Numbers">In a block.</param>
/// <param name="Bytes">Of a block.</param>
/// <param name="ScaleAt">Where in a block its scale lies, a float16.</param>
/// <param name="UnitSpread">Standard deviation of its numbers at a scale of 1, when all else in a block is
/// random.</param>
internal sealed record GgufType(string Name, uint Code, int Numbers, int Bytes, int ScaleAt, double UnitSpread)
{
    // All codes of equal chance: 16 of them spread by 4.61, 256 by 73.9, 64 by 18.5.
    private const double SpreadOf16 = 4.61;
    private const double SpreadOf64 = 18.5;
    private const double SpreadOf256 = 73.9;

    // A block of Q6_K has 16 more scales, of a byte each.
    private const int FineScalesAt = 192;
    private const byte FineScale = 64;

    private const int BlocksAtOnce = 1 << 14;

    public static GgufType Q40 { get; } = new("Q4_0", 2, 32, 18, 0, SpreadOf16);

    public static GgufType Q80 { get; } = new("Q8_0", 8, 32, 34, 0, SpreadOf256);

    public static GgufType Q6K { get; } = new("Q6_K", 14, 256, 210, 208, SpreadOf64 * FineScale);

    /// <summary>Those that an embedding may have.</summary>
    public static IReadOnlyList<GgufType> Embeddings { get; } = [Q40, Q6K, Q80];

    /// <summary>The one of <see cref="Embeddings"/> with that name.</summary>
    public static GgufType Embedding(string name) => Embeddings.Single(type => type.Name == name);

    /// <summary>Random blocks, a piece at a time; each is overwritten by the next.</summary>
    /// <param name="blocks">How many.</param>
    /// <param name="spread">Standard deviation of the numbers.</param>
    /// <param name="seed">The tensor's.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces(long blocks, double spread, ulong seed)
    {
        var buffer = new byte[Math.Min(BlocksAtOnce, blocks) * Bytes];
        for (var first = 0L; first < blocks; first += BlocksAtOnce)
        {
            var piece = buffer.AsMemory(0, (int)Math.Min(BlocksAtOnce, blocks - first) * Bytes);
            FillWithBits(piece.Span, seed, first * Bytes);
            SetScales(piece.Span, (Half)(spread / UnitSpread));
            yield return piece;
        }
    }

    private static void FillWithBits(Span<byte> piece, ulong seed, long place)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(piece);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = RandomBits.At(seed, place + i);
        }

        for (var i = words.Length * sizeof(ulong); i < piece.Length; i++)
        {
            piece[i] = (byte)RandomBits.At(seed, place + i);
        }
    }

    private void SetScales(Span<byte> piece, Half scale)
    {
        for (var block = piece; block.Length > 0; block = block[Bytes..])
        {
            BinaryPrimitives.WriteHalfLittleEndian(block[ScaleAt..], scale);
            if (this == Q6K)
            {
                block[FineScalesAt..ScaleAt].Fill(FineScale);
            }
        }
    }
}
