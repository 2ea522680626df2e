using Surgical.Models.Gemma3;

namespace Surgical.Models.Graphs;

/// <summary>Cosines and sines of rotary positions, [positions, head size / 2] each.</summary>
internal sealed record RopeTable(float[] Cosines, float[] Sines)
{
    /// <summary>Computed in float32 throughout, as the reference implementation does.</summary>
    public static RopeTable For(Rope rope, int positions, int headSize)
    {
        var half = headSize / 2;
        var table = new RopeTable(new float[positions * half], new float[positions * half]);
        for (var i = 0; i < half; i++)
        {
            var frequency = 1f / MathF.Pow((float)rope.Theta, 2f * i / headSize) / (float)rope.Factor;
            for (var position = 0; position < positions; position++)
            {
                (table.Sines[(position * half) + i], table.Cosines[(position * half) + i]) =
                    MathF.SinCos(position * frequency);
            }
        }

        return table;
    }
}
