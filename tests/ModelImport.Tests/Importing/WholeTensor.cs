using Surgical.Models.Files;

namespace Surgical.ModelImport.Tests.Importing;

internal static class WholeTensor
{
    /// <summary>All numbers of a tensor.</summary>
    public static float[] All(this MappedWeights weights, string name)
    {
        var values = new float[weights.Shape(name).Aggregate(1L, (product, length) => product * length)];
        weights.Read(name, 0, values);
        return values;
    }
}
