using System.Text.Json;
using Surgical.Models.Contract;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Lora;

/// <summary>
/// The reference implementation's replies of the embedded model with its adapter (golden/gemma3-trained).
/// </summary>
/// <param name="System">Text in front of all questions.</param>
/// <param name="Cases">Name to reply.</param>
internal sealed record TrainedAdapterReplies(
    string System, IReadOnlyDictionary<string, TrainedAdapterReplies.Case> Cases)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads them; the running test is skipped where they are missing.</summary>
    public static TrainedAdapterReplies Read()
    {
        var json = File.ReadAllBytes(Golden.File("gemma3-trained/adapter-cases.json"));
        return JsonSerializer.Deserialize<TrainedAdapterReplies>(json, Json)!;
    }

    /// <summary>A case as it is asked.</summary>
    /// <param name="asked">One of the cases.</param>
    /// <param name="size">Side of the model's picture.</param>
    public Question Question(Case asked, int size)
    {
        var picture = new TrainedReplies.Case(asked.Picture, asked.Ids, asked.Text).Shown(size);
        return new Question([picture], asked.Question, System, 512);
    }

    /// <param name="Picture">PNG beside the list.</param>
    /// <param name="Question">The user's text.</param>
    /// <param name="Ids">The reply, its stop token included.</param>
    /// <param name="Text">The reply as people read it.</param>
    internal sealed record Case(string Picture, string Question, int[] Ids, string Text);
}
