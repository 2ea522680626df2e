using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Lora.Settings;

namespace Surgical.Models.Lora;

/// <summary>Whether an adapter holds every tensor of the modules that it says were trained whole.</summary>
internal static class SavedModules
{
    /// <summary>Adds a problem for every tensor of such a module that the adapter lacks; PEFT does not load it
    /// either.</summary>
    public static void Check(
        AdapterTensors found, IEnumerable<PlannedTensor> plan, LoraSettings settings, Problems problems)
    {
        if (settings.Saved.Count == 0)
        {
            return;
        }

        var spelling = found.Spelling;
        foreach (var planned in plan)
        {
            if (spelling.Path(planned.Name) is { } path
                && settings.Saves(path)
                && found.WholeOf(planned.Name) is null)
            {
                problems.Add(path, "the tensor of a module trained whole, as modules_to_save says", "nothing");
            }
        }
    }
}
