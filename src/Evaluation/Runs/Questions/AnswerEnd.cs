using System.Text.Json.Serialization;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>How a stored answer ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerEnd>))]
internal enum AnswerEnd
{
    /// <summary>The model was done.</summary>
    [JsonStringEnumMemberName("end")]
    Done,

    /// <summary>It was cut off.</summary>
    [JsonStringEnumMemberName("limit")]
    CutOff,
}
