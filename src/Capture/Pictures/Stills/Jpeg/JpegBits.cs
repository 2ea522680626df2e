namespace Surgical.Capture;

/// <summary>The bits of a JPEG's scan, from one marker to the next.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private ulong _bits;
    private int _count;
    private int _at;

    /// <summary>Reads a code and gives its symbol.</summary>
    /// <exception cref="BrokenStillException">No code begins here, or the data end before.</exception>
    public int Symbol(HuffmanCodes codes)
    {
        Fill();
        var (length, symbol) = codes.Find(_count >= 16 ? (int)(_bits >> (_count - 16)) & 0xFFFF : Padded());
        if (length == 0)
        {
            throw new BrokenStillException("its pixels are damaged: a code does not exist");
        }

        Drop(length);
        return symbol;
    }

    /// <summary>Reads a number of so many bits, at most 16.</summary>
    /// <exception cref="BrokenStillException">The data end before.</exception>
    public int Number(int bits)
    {
        Fill();
        Drop(bits);
        return (int)(_bits >> _count) & ((1 << bits) - 1);
    }

    /// <summary>Reads a value with a sign as T.81 writes it down (EXTEND, F.2.2.1).</summary>
    /// <exception cref="BrokenStillException">The data end before.</exception>
    public int Signed(int bits)
    {
        var number = Number(bits);
        return bits == 0 || number >> (bits - 1) != 0 ? number : number - (1 << bits) + 1;
    }

    /// <summary>Demands that nothing but padding is left before a marker.</summary>
    /// <returns>Where the marker stands.</returns>
    /// <exception cref="BrokenStillException">Codes are left over.</exception>
    public int End()
    {
        Fill();
        var padding = _bits & ((1UL << _count) - 1);
        if (_count >= 8 || (padding != 0 && padding != (1UL << _count) - 1))
        {
            throw new BrokenStillException("its pixels are damaged: codes are left over behind the last block");
        }

        return _at;
    }

    private int Padded() => (int)(_bits << (16 - _count)) & 0xFFFF;

    private void Drop(int bits) => _count = _count >= bits
        ? _count - bits
        : throw new BrokenStillException("it breaks off in the middle: blocks of pixels are missing");

    private void Fill()
    {
        while (_count <= 48 && _at < _data.Length)
        {
            var next = _data[_at];
            if (next == 0xFF)
            {
                if (_at + 1 >= _data.Length || _data[_at + 1] != 0)
                {
                    return;
                }

                _at++;
            }

            _at++;
            _bits = (_bits << 8) | next;
            _count += 8;
        }
    }
}
