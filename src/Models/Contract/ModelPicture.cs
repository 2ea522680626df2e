using System.Security.Cryptography;

namespace Surgical.Models.Contract;

/// <summary>A picture exactly as a model is shown it: 8-bit RGB, square, row by row. Immutable once made.</summary>
public sealed class ModelPicture
{
    private readonly byte[] _pixels;
    private readonly Lazy<string> _sha256;

    internal ModelPicture(int size, byte[] pixels)
    {
        if (pixels.Length != size * size * 3)
        {
            throw new ArgumentException($"Expected {size}x{size}x3 bytes, got {pixels.Length}.", nameof(pixels));
        }

        Size = size;
        _pixels = pixels;
        _sha256 = new(() => Convert.ToHexStringLower(SHA256.HashData(_pixels)));
    }

    /// <summary>Pixels a side.</summary>
    public int Size { get; }

    /// <summary>
    /// Parts of the picture, of the same size, that are shown behind it; none unless the asker wants them.
    /// </summary>
    public IReadOnlyList<ModelPicture> Crops { get; internal init; } = [];

    /// <summary>Size × Size × 3 bytes, RGB.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>
    /// Lower-case hexadecimal SHA-256 of <see cref="Pixels"/>: the key of everything derived from the picture.
    /// </summary>
    public string Sha256 => _sha256.Value;
}
