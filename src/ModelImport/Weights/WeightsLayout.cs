namespace Surgical.ModelImport.Weights;

/// <summary>Places the planned tensors one after another in the weights file.</summary>
internal static class WeightsLayout
{
    // One cache line, and as wide as the widest vector register.
    public const int Alignment = 64;

    public static Dictionary<string, TensorSection> For(IEnumerable<PlannedTensor> plan)
    {
        var sections = new Dictionary<string, TensorSection>();
        var offset = 0L;
        foreach (var tensor in plan)
        {
            var section = new TensorSection(offset, tensor.Shape);
            sections.Add(tensor.Name, section);
            offset = (offset + section.Size + Alignment - 1) / Alignment * Alignment;
        }

        return sections;
    }

    /// <summary>Bytes of the file.</summary>
    public static long Length(IEnumerable<TensorSection> sections) =>
        sections.Max(section => section.Offset + section.Size);
}
