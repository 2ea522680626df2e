using System.Runtime.InteropServices;
using Surgical.Models.Files;

namespace Surgical.Models.Tests.Lora;

/// <summary>
/// A merged model whose changed weights are rounded to bfloat16 once, as an engine in bfloat16 has them.
/// </summary>
internal static class RoundedMerge
{
    /// <summary>Writes it; all else is as in the merged model.</summary>
    /// <param name="plain">The model without adapters, in float32.</param>
    /// <param name="merged">The same with them.</param>
    /// <param name="into">A new folder.</param>
    /// <returns>The new folder.</returns>
    public static string Write(string plain, string merged, string into)
    {
        Directory.CreateDirectory(into);
        foreach (var file in Directory.EnumerateFiles(merged))
        {
            File.Copy(file, Path.Combine(into, Path.GetFileName(file)));
        }

        var model = ImportedModel.Open(merged);
        using var before = ImportedModel.Open(plain).MapWeights();
        using var after = model.MapWeights();
        using var weights = File.OpenWrite(Path.Combine(into, "weights.f32"));
        foreach (var (name, section) in model.Manifest.Tensors)
        {
            // A head that the adapter parted from the embedding is none of the plain model's.
            var values = All(after, name);
            if (!before.Names.Contains(name) || !values.AsSpan().SequenceEqual(All(before, name)))
            {
                weights.Position = section.Offset;
                weights.Write(MemoryMarshal.AsBytes<float>(Array.ConvertAll(values, Round)));
            }
        }

        return into;
    }

    private static float[] All(MappedWeights weights, string name)
    {
        var values = new float[weights.Shape(name).Aggregate(1L, (product, length) => product * length)];
        weights.Read(name, 0, values);
        return values;
    }

    // To the nearest, ties to even; written out here so that the product's own rounding is not its own witness.
    private static float Round(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }
}
