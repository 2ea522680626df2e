namespace Surgical.Capture;

/// <summary>LZW codes as GIF and TIFF have them, followed without making what they stand for.</summary>
internal ref struct LzwCodes
{
    private const int Most = 4096;
    private const int LongestCode = 12;

    private readonly ReadOnlySpan<byte> _data;
    private readonly LzwOrder _order;
    private readonly int _literalBits;
    private readonly int _clear;
    private readonly int[] _lengths = new int[Most];
    private readonly byte[] _firsts = new byte[Most];
    private readonly byte[] _greatest = new byte[Most];
    private int _next;
    private int _size;
    private int _before = -1;
    private int _at;
    private uint _bits;
    private int _count;

    private LzwCodes(ReadOnlySpan<byte> data, int literalBits, LzwOrder order)
    {
        _data = data;
        (_literalBits, _order) = (literalBits, order);
        _clear = 1 << literalBits;
        for (var value = 0; value < _clear; value++)
        {
            (_lengths[value], _firsts[value], _greatest[value]) = (1, (byte)value, (byte)value);
        }

        Forget();
    }

    /// <summary>Demands codes for exactly so many bytes.</summary>
    /// <param name="data">The codes.</param>
    /// <param name="literalBits">Of a byte that stands for itself, 1 to 8.</param>
    /// <param name="order">How bits lie in bytes.</param>
    /// <param name="bytes">As many as are expected.</param>
    /// <param name="values">Each byte is below.</param>
    /// <exception cref="BrokenStillException">They are fewer, more, or none that can be.</exception>
    public static void Require(ReadOnlySpan<byte> data, int literalBits, LzwOrder order, long bytes, int values)
    {
        var codes = new LzwCodes(data, literalBits, order);
        var told = 0L;
        while (codes.Read() is { } code && code != codes._clear + 1)
        {
            if (code == codes._clear)
            {
                codes.Forget();
                continue;
            }

            told += codes.Follow(code, values);
            if (told > bytes)
            {
                throw Damaged();
            }
        }

        if (told < bytes)
        {
            throw new BrokenStillException("it breaks off in the middle: pixels are missing");
        }
    }

    private int Follow(int code, int values)
    {
        if (code > _next || (code == _next && _before < 0) || (code > _clear && code < _clear + 2))
        {
            throw Damaged();
        }

        if (_before >= 0 && _next < Most)
        {
            _lengths[_next] = _lengths[_before] + 1;
            _firsts[_next] = _firsts[_before];
            _greatest[_next] = Math.Max(_greatest[_before], _firsts[code == _next ? _before : code]);
            _next++;
        }

        // TIFF's codes grow one earlier than GIF's.
        if (_next + (_order == LzwOrder.Tiff ? 1 : 0) >= 1 << _size && _size < LongestCode)
        {
            _size++;
        }

        _before = code;
        return code < _next && _greatest[code] < values ? _lengths[code] : throw Damaged();
    }

    private int? Read()
    {
        while (_count < _size)
        {
            if (_at >= _data.Length)
            {
                return null;
            }

            var next = (uint)_data[_at++];
            _bits = _order == LzwOrder.Tiff ? (_bits << 8) | next : _bits | (next << _count);
            _count += 8;
        }

        _count -= _size;
        var code = (_order == LzwOrder.Tiff ? _bits >> _count : _bits) & ((1u << _size) - 1);
        _bits = _order == LzwOrder.Tiff ? _bits : _bits >> _size;
        return (int)code;
    }

    private void Forget() => (_next, _size, _before) = (_clear + 2, _literalBits + 1, -1);

    private static BrokenStillException Damaged() => new("its pixels are damaged");
}
