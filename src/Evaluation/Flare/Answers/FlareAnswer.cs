using System.Text.Json;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>A question's right answer beside a model's.</summary>
/// <param name="Place">File and row of the question, for messages.</param>
/// <param name="Reference">As it stands in the file.</param>
/// <param name="Prediction">As it stands in the file.</param>
internal sealed record FlareAnswer(string Place, JsonElement Reference, JsonElement Prediction)
{
    /// <summary>
    /// The right answer as FLARE25 keeps it: as text. Lists and objects are the JSON that stands in the file.
    /// </summary>
    public string ReferenceText => Text(Reference);

    /// <summary>The model's answer as text.</summary>
    public string PredictionText => Text(Prediction);

    private static string Text(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.String => answer.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => answer.GetRawText(),
    };
}
