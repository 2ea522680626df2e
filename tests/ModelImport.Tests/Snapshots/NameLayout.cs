namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>
/// The spellings of tensor names by three generations of the library, made from the canonical name (medgemma.md 4).
/// </summary>
internal static class NameLayout
{
    private const string Head = "text.lm_head.weight";

    /// <summary>language_model.model.…, vision_tower.vision_model.…, multi_modal_projector.…</summary>
    public static string Google(string canonical) => canonical == Head
        ? "language_model.lm_head.weight"
        : Rename(canonical, "language_model.model.", "vision_tower.vision_model.", "multi_modal_projector.");

    /// <summary>model.language_model.…, model.vision_tower.vision_model.…, model.multi_modal_projector.…</summary>
    public static string Later(string canonical) => canonical == Head
        ? "lm_head.weight"
        : Rename(
            canonical, "model.language_model.", "model.vision_tower.vision_model.", "model.multi_modal_projector.");

    /// <summary>language_model.model.…, vision_tower.… without a level, multi_modal_projector.…</summary>
    public static string Today(string canonical) =>
        Google(canonical).Replace("vision_tower.vision_model.", "vision_tower.", StringComparison.Ordinal);

    private static string Rename(string canonical, string text, string vision, string projector) =>
        canonical.Split('.', 2) switch
        {
            ["text", var rest] => text + rest,
            ["vision", var rest] => vision + rest,
            ["projector", var rest] => projector + rest,
            _ => throw new ArgumentException($"{canonical} is not a canonical name.", nameof(canonical)),
        };
}
