using System.Text.Json;

namespace Surgical.DataSets.Flare;

/// <summary>One question of FLARE Task 5, or a model's answer to it.</summary>
/// <param name="TaskType">As written; spellings vary.</param>
/// <param name="Image">Name of the first picture, relative.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">Text, number, list, object or null.</param>
/// <param name="Split">"testing", "validation_public" ...; empty where it is not said.</param>
/// <param name="Place">File and row, for messages.</param>
/// <param name="InFile">The row alone: "row 7".</param>
/// <param name="Row">All fields.</param>
public sealed record FlareRow(
    string TaskType,
    string Image,
    string Question,
    JsonElement Answer,
    string Split,
    string Place,
    string InFile,
    JsonElement Row)
{
    /// <summary>The name by which FLARE26's JSON lines know it; null in a JSON array.</summary>
    public string? Uid { get; init; }

    /// <summary>How many pictures it names; the first is shown.</summary>
    public int Pictures { get; init; } = 1;

    /// <summary>What makes a prediction belong to a question.</summary>
    public (string TaskType, string Image, string Question) Key =>
        Uid is null ? (TaskType, Image, Question) : ("", "", Uid);

    /// <summary>The answer is not missing and not blank.</summary>
    public bool HasAnswer => Answer.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => !string.IsNullOrWhiteSpace(Answer.GetString()),
        JsonValueKind.Array => Answer.GetArrayLength() > 0,
        _ => true,
    };
}
