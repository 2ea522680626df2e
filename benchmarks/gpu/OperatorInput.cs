using Microsoft.ML.OnnxRuntime;
using Surgical.Models.Graphs.Onnx;
using Rounding = Surgical.Models.Files.Weights.BFloat16;

namespace Surgical.Gpu;

/// <summary>What is put into an operator.</summary>
/// <param name="Name">Of the graph's input.</param>
/// <param name="Shape">Dimensions, slowest first.</param>
/// <param name="Numbers">In the graph's type, rounded to bfloat16 whatever that is; null for whole numbers.</param>
/// <param name="Whole">int64 or int32 numbers.</param>
/// <param name="WholeType">Of those.</param>
internal sealed record OperatorInput(
    string Name, long[] Shape, float[]? Numbers, long[]? Whole = null, OnnxType WholeType = OnnxType.Int64)
{
    private static readonly Random Random = new(1);

    /// <summary>Numbers that are normally distributed.</summary>
    public static OperatorInput Normal(string name, double deviation, params long[] shape)
    {
        var numbers = new float[shape.Aggregate(1L, (product, length) => product * length)];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (u, v) = (1 - Random.NextDouble(), Random.NextDouble());
            numbers[i] = (float)(deviation * Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
        }

        return new OperatorInput(name, shape, numbers);
    }

    public OnnxType TypeIn(OnnxType type) => Numbers is null ? WholeType : type;

    public OrtValue Value(OnnxType type)
    {
        if (Whole is not null)
        {
            return WholeType is OnnxType.Int32
                ? OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(Whole, number => (int)number), Shape)
                : OrtValue.CreateTensorValueFromMemory(Whole, Shape);
        }

        var bits = new ushort[Numbers!.Length];
        Rounding.Round(Numbers, bits);
        if (type is OnnxType.BFloat16)
        {
            return OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(bits, bit => new BFloat16(bit)), Shape);
        }

        var rounded = new float[bits.Length];
        Rounding.Widen(bits, rounded);
        return OrtValue.CreateTensorValueFromMemory(rounded, Shape);
    }
}
