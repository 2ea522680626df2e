using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Models.Checks;

/// <summary>An array in NumPy's file format, float16 or float32, rows first; widened to float32.</summary>
/// <param name="Values">In file order.</param>
/// <param name="Shape">Dimensions, slowest first.</param>
/// <remarks>https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, version 1.0.</remarks>
internal sealed partial record NpyArray(float[] Values, IReadOnlyList<int> Shape)
{
    private const int LengthAt = 8;
    private const int HeaderAt = LengthAt + sizeof(ushort);

    /// <exception cref="ModelException">Not such a file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NpyArray Read(string path)
    {
        var bytes = File.ReadAllBytes(RegularFile.At(path)).AsSpan();
        if (bytes.Length < HeaderAt || bytes[0] != 0x93 || !bytes[1..LengthAt].SequenceEqual("NUMPY\u0001\0"u8))
        {
            throw new ModelException($"{path} is no NumPy array of format 1.0.");
        }

        var start = HeaderAt + BinaryPrimitives.ReadUInt16LittleEndian(bytes[LengthAt..]);
        var header = Header().Match(Encoding.ASCII.GetString(bytes[HeaderAt..Math.Min(start, bytes.Length)]));
        if (!header.Success || start > bytes.Length)
        {
            throw new ModelException($"{path} is no array of float16 or float32, rows first.");
        }

        int[] shape =
            [.. header.Groups["length"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture))];
        var values = Widen(bytes[start..], header.Groups["type"].Value);
        var expected = shape.Aggregate(1, (product, length) => product * length);
        return values.Length == expected
            ? new NpyArray(values, shape)
            : throw new ModelException($"{path}: expected {expected} numbers, found {values.Length}.");
    }

    private static float[] Widen(ReadOnlySpan<byte> bytes, string type)
    {
        if (type == "f4")
        {
            return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        }

        var halves = MemoryMarshal.Cast<byte, Half>(bytes);
        var values = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, values);
        return values;
    }

    [GeneratedRegex(
        @"'descr': '<(?<type>f[24])', 'fortran_order': False, 'shape': \((?:(?<length>\d{1,9}),? ?)*\)")]
    private static partial Regex Header();
}
