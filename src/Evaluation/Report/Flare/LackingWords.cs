using Surgical.Analyzer.Profiles;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>What became of questions without a picture, in words.</summary>
internal static class LackingWords
{
    public static string Of(LackingPictures pictures) => pictures.Handling == MissingPicture.Empty.Name()
        ? "scored as an empty answer"
        : "left out";
}
