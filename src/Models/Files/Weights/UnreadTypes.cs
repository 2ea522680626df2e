using Surgical.Models.Files.Foreign;

namespace Surgical.Models.Files.Weights;

/// <summary>Tensors of one file whose numbers are of types that are not read: a line for each type.</summary>
internal sealed class UnreadTypes
{
    // Types of the format in which packed weights lie: https://github.com/huggingface/safetensors
    private static readonly string[] Packed = ["U8", "I8", "U16", "I16", "U32", "I32", "F8", "F4", "F6"];

    private readonly Dictionary<string, List<string>> _tensors = [];

    public bool Any => _tensors.Count > 0;

    /// <param name="type">As the header says it, in quotes.</param>
    /// <param name="tensor">Its name.</param>
    public void Note(string type, string tensor)
    {
        if (!_tensors.TryGetValue(type, out var names))
        {
            _tensors.Add(type, names = []);
        }

        names.Add(tensor);
    }

    /// <summary>Adds what was noted.</summary>
    public void AddTo(Problems problems, string file)
    {
        foreach (var (type, names) in _tensors)
        {
            var packed = Packed.Any(packed => type.Trim('"').StartsWith(packed, StringComparison.Ordinal))
                ? $": weights that were quantised; {ForeignConfiguration.WayOut}"
                : "";
            problems.Add(
                file, "dtype BF16, F16 or F32", $"{type} in {names.Count} tensors, {names[0]} first{packed}");
        }
    }
}
