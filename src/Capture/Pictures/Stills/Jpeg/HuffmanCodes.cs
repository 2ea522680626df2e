namespace Surgical.Capture;

/// <summary>One Huffman table of a JPEG (ITU-T T.81, annex C).</summary>
internal sealed class HuffmanCodes
{
    private const int Longest = 16;
    private const int QuickBits = 9;

    // Of what the next nine bits begin with: length of the code and its symbol; 0 for a longer one.
    private readonly ushort[] _quick = new ushort[1 << QuickBits];

    // For each length the code behind its last, shifted left to sixteen bits, and from where its symbols stand.
    private readonly int[] _ends = new int[Longest + 1];
    private readonly int[] _offsets = new int[Longest + 1];
    private readonly byte[] _symbols;

    private HuffmanCodes(byte[] symbols) => _symbols = symbols;

    /// <summary>Reads a table.</summary>
    /// <param name="data">Sixteen counts, and the symbols.</param>
    /// <param name="length">Bytes of the table.</param>
    /// <exception cref="BrokenStillException">It is none.</exception>
    public static HuffmanCodes Parse(ReadOnlySpan<byte> data, out int length)
    {
        length = Longest;
        foreach (var count in data.Length < Longest ? throw Damaged() : data[..Longest])
        {
            length += count;
        }

        if (length > data.Length || length > Longest + 256)
        {
            throw Damaged();
        }

        var codes = new HuffmanCodes(data[Longest..length].ToArray());
        codes.Fill(data[..Longest]);
        return codes;
    }

    /// <summary>What sixteen bits begin with.</summary>
    /// <returns>Bits of the code, and its symbol; no bits where there is no such code.</returns>
    public (int Length, int Symbol) Find(int bits)
    {
        var quick = _quick[bits >> (Longest - QuickBits)];
        if (quick != 0)
        {
            return (quick >> 8, quick & 0xFF);
        }

        for (var length = QuickBits + 1; length <= Longest; length++)
        {
            if (bits < _ends[length])
            {
                return (length, _symbols[_offsets[length] + (bits >> (Longest - length))]);
            }
        }

        return (0, 0);
    }

    private void Fill(ReadOnlySpan<byte> counts)
    {
        var (code, place) = (0, 0);
        for (var length = 1; length <= Longest; length++)
        {
            _offsets[length] = place - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, place++)
            {
                if (code >= 1 << length)
                {
                    throw Damaged();
                }

                if (length <= QuickBits)
                {
                    _quick.AsSpan(code << (QuickBits - length), 1 << (QuickBits - length))
                        .Fill((ushort)((length << 8) | _symbols[place]));
                }
            }

            _ends[length] = code << (Longest - length);
            code <<= 1;
        }
    }

    private static BrokenStillException Damaged() => new("one of its tables is damaged");
}
