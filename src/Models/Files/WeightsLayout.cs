using Surgical.Models.Files.Weights;

namespace Surgical.Models.Files;

/// <summary>Says where the tensors of an imported model lie.</summary>
internal static class WeightsLayout
{
    // One cache line, and as wide as the widest vector register.
    public const int Alignment = 64;

    /// <summary>Every tensor where the snapshot holds it.</summary>
    public static Dictionary<string, TensorSection> InSnapshot(
        IEnumerable<PlannedTensor> plan, IReadOnlyDictionary<string, SourceTensor> sources) =>
        plan.ToDictionary(planned => planned.Name, planned =>
        {
            var (file, tensor) = sources[planned.Name];
            return new TensorSection(file.Name, file.Offset(tensor), tensor.Type, planned.Shape);
        });

    /// <summary>Every stored tensor, one after another in a file of that name.</summary>
    public static Dictionary<string, TensorSection> InFile(string file, IEnumerable<StoredTensor> stored)
    {
        var sections = new Dictionary<string, TensorSection>();
        var offset = 0L;
        foreach (var (name, type, shape) in stored.SelectMany(tensor => tensor.Parts))
        {
            var section = new TensorSection(file, offset, type, shape);
            sections.Add(name, section);
            offset = (offset + section.Size + Alignment - 1) / Alignment * Alignment;
        }

        return sections;
    }

    /// <summary>Bytes of the file.</summary>
    public static long Length(IEnumerable<TensorSection> sections) =>
        sections.Max(section => section.Offset + section.Size);
}
