using System.CommandLine;

namespace Surgical.Commands.Evaluate;

/// <summary>surgical evaluate: how good a model is, in the field's own numbers.</summary>
internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Score what a model says against annotations")
    {
        EvaluatePhasesCommand.Create(), EvaluateFlareCommand.Create(), EvaluateCotCommand.Create(),
        EvaluateFramesCommand.Create(), EvaluateFoldsCommand.Create(),
    };
}
