namespace Surgical.Models.Lora;

/// <summary>How a generation of the libraries spells the paths of modules (medgemma.md 4).</summary>
/// <param name="Text">In front of the decoder's modules.</param>
/// <param name="Head">The head.</param>
/// <param name="Vision">In front of the vision tower's; null for a decoder alone.</param>
/// <param name="Projector">In front of the projector's; null likewise.</param>
internal sealed record ModuleSpelling(string Text, string Head, string? Vision, string? Projector)
{
    private const string Head4 = "language_model.lm_head";

    // Today's first: it is meant where an adapter's names do not tell.
    private static readonly ModuleSpelling[] Known =
    [
        new("model.language_model.", "lm_head", "model.vision_tower.", "model.multi_modal_projector."),
        new("model.language_model.", "lm_head", "model.vision_tower.vision_model.", "model.multi_modal_projector."),
        new("language_model.model.", Head4, "vision_tower.vision_model.", "multi_modal_projector."),
        new("language_model.model.", Head4, "vision_tower.", "multi_modal_projector."),
        new("model.", "lm_head", null, null),
    ];

    /// <summary>The spelling of an adapter.</summary>
    /// <param name="paths">Of its tensors as it spells them, and their canonical names.</param>
    public static ModuleSpelling Of(IReadOnlyCollection<(string Path, string Name)> paths) =>
        Known.MaxBy(spelling => paths.Count(path => spelling.Path(path.Name) == path.Path))!;

    /// <summary>Path of a tensor; null where this generation's model has none such.</summary>
    /// <param name="name">Canonical.</param>
    public string? Path(string name) => name.Split('.', 2) switch
    {
        ["text", "lm_head.weight"] => $"{Head}.weight",
        ["text", var rest] => Text + rest,
        ["vision", var rest] => Vision is null ? null : Vision + rest,
        ["projector", var rest] => Projector is null ? null : Projector + rest,
        _ => null,
    };

    /// <summary>Path of the module that a weight belongs to; null likewise.</summary>
    /// <param name="weight">Canonical name, "weight" its last part.</param>
    public string? Module(string weight) => Path(weight) is { } path ? path[..path.LastIndexOf('.')] : null;
}
