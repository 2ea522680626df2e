using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Lora.Settings;

namespace Surgical.Models.Lora;

/// <summary>What is odd about an adapter, and no reason to refuse it. Pure.</summary>
internal sealed class LoraNotes
{
    private readonly Subject _about;
    private readonly List<string> _modules;

    private LoraNotes(Subject about)
    {
        _about = about;
        _modules = [.. about.Found.Pairs.Select(pair => pair.Module)];
    }

    /// <exception cref="ImportException">A pattern takes too long.</exception>
    public static IEnumerable<string> Of(Subject about)
    {
        var notes = new LoraNotes(about);
        return
        [
            .. about.Settings.Notes, .. notes.OfBase(), .. notes.OfPatterns(), .. notes.OfTargets(),
            .. notes.OfFactors(), .. notes.OfSaved(),
        ];
    }

    private IEnumerable<string> OfBase()
    {
        if (_about.Settings.BaseModel is { Length: > 0 } trainedOn && LastPart(trainedOn) != LastPart(_about.Model))
        {
            yield return $"it was trained on {trainedOn}, and is merged into {_about.Model}";
        }
    }

    private IEnumerable<string> OfPatterns()
    {
        var (ranks, alphas) = (_about.Settings.Ranks, _about.Settings.Alphas);
        return
        [
            .. ranks.Unused(_modules).Select(key => $"rank_pattern {key} matches none of its layers"),
            .. alphas.Unused(_modules).Select(key => $"alpha_pattern {key} matches none of its layers"),
        ];
    }

    private IEnumerable<string> OfTargets()
    {
        if (_about.Settings.Targets is not { } targets)
        {
            yield break;
        }

        if (_modules.Where(module => !targets.Name(module)).ToList() is [var first, ..] unnamed)
        {
            yield return $"target_modules does not name {unnamed.Count} of its {_modules.Count} layers, {first} first:"
                + " PEFT would leave them out, here they are merged";
        }

        if (_modules.Where(targets.LeaveOut).ToList() is [var outside, ..] left)
        {
            yield return $"layers_to_transform leaves out {left.Count} of its {_modules.Count} layers, {outside} first:"
                + " they are not merged, as in PEFT";
        }

        if (Missing(targets).ToList() is [var absent, ..] missing)
        {
            yield return $"target_modules names {Layers(missing.Count)} of the model that it holds no pair for,"
                + $" {absent} first: they stay as they are";
        }
    }

    private IEnumerable<string> Missing(LoraTargets targets) => _about.Plan
        .Where(planned => (LoraMatch.IsLayer(planned) || LoraMatch.IsEmbedding(planned))
            && _about.Found.PairOf(planned.Name) is null
            && _about.Found.WholeOf(planned.Name) is null)
        .Select(planned => _about.Found.Spelling.Module(planned.Name))
        .OfType<string>()
        .Where(module => targets.Name(module)
            && !targets.LeaveOut(module)
            && !(targets.Modules is ModuleChoice.Every && !ModuleChoice.Every.IsLinear(module)));

    private IEnumerable<string> OfFactors()
    {
        if (_about.Idle is [var first, ..] idle)
        {
            yield return idle.Count == _modules.Count
                ? "a factor of each of its layers is zero all over: it was never trained, and adds nothing"
                : $"a factor of {idle.Count} of its {_modules.Count} layers is zero all over, {first.Module} first:"
                    + " nothing is added to them";
        }

        if (_about.Settings.FanInFanOut && !_about.IsTransposed)
        {
            yield return "fan_in_fan_out has no effect on its linear layers, as in PEFT";
        }
    }

    private IEnumerable<string> OfSaved()
    {
        var paths = _about.Plan.Select(planned => _about.Found.Spelling.Path(planned.Name)).OfType<string>().ToList();
        foreach (var name in _about.Settings.Saved.Where(name => !paths.Any(path => LoraSettings.IsWithin(path, name))))
        {
            yield return $"modules_to_save {name} names no module of the model";
        }

        if (_about.Settings.HasBiases && !_about.Found.Wholes.Any(whole => IsBias(whole.Target.Name))
            && _about.Found.Pairs.Any(pair => pair.Target.Name.StartsWith("vision.", StringComparison.Ordinal)))
        {
            yield return "bias says that biases were trained, and it holds none: they stay as they are";
        }
    }

    private static string Layers(int count) => count == 1 ? "1 layer" : $"{count} layers";

    private static bool IsBias(string name) => name.EndsWith(".bias", StringComparison.Ordinal);

    // "google/medgemma-4b-it", and the same in some folder.
    private static string LastPart(string name) => name.TrimEnd('/')[(name.TrimEnd('/').LastIndexOf('/') + 1)..];

    /// <param name="Settings">Of the adapter.</param>
    /// <param name="Found">Its tensors.</param>
    /// <param name="Plan">What the model consists of, a head of its own included.</param>
    /// <param name="Idle">Pairs that add nothing.</param>
    /// <param name="IsTransposed">Whether its factors are taken for those of a transposed weight.</param>
    /// <param name="Model">Name of the snapshot that it is merged into.</param>
    internal sealed record Subject(
        LoraSettings Settings,
        AdapterTensors Found,
        IReadOnlyList<PlannedTensor> Plan,
        IReadOnlyList<LoraPair> Idle,
        bool IsTransposed,
        string Model);
}
