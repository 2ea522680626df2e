using Surgical.Models.Files;

namespace Surgical.Models.Lora.Settings;

/// <summary>Which modules an adapter's configuration gives a pair.</summary>
/// <param name="Modules">target_modules.</param>
/// <param name="Excluded">exclude_modules; null for none.</param>
/// <param name="Layers">layers_to_transform; null for all.</param>
internal sealed record LoraTargets(ModuleChoice Modules, ModuleChoice? Excluded, LayerChoice? Layers)
{
    /// <summary>Whether the module is named, in whatever layer.</summary>
    /// <exception cref="ImportException">A pattern takes too long.</exception>
    public bool Name(string module) => Modules.Covers(module) && Excluded?.Covers(module) is not true;

    /// <summary>Whether layers_to_transform leaves the module out. A path that is named whole is never left
    /// out.</summary>
    public bool LeaveOut(string module) =>
        Layers?.Covers(module) is false && !(Modules is ModuleChoice.Named named && named.Names.Contains(module));
}
