namespace Surgical.Evaluation.Flare.Rules;

/// <summary>Modes as results and reports name them.</summary>
internal static class FlareModeNames
{
    public static string Name(this FlareMode mode) => mode == FlareMode.Flare25 ? "flare25" : "flare26";
}
