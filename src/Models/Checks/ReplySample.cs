using System.Text.Json;
using System.Text.Json.Serialization;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Models.Checks;

/// <summary>A picture, a prompt, and what the reference implementation replied to them, greedily.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Prompt">The user's text, behind the picture.</param>
/// <param name="Picture">Path of a PNG.</param>
/// <param name="Ids">Tokens of the reply, its stop token included.</param>
/// <param name="Text">The reply.</param>
internal sealed record ReplySample(string Name, string Prompt, string Picture, int[] Ids, string Text)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// The cases of a folder, the shortest first; none where its cases.json is missing or of the other kind.
    /// </summary>
    /// <exception cref="ModelException">cases.json is not what it should be.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<ReplySample> In(string folder)
    {
        var path = Path.Combine(folder, ReferenceSample.Index);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            var list = JsonSerializer.Deserialize<List>(File.ReadAllBytes(RegularFile.At(path)), Json);
            return list is { Prompt: { } prompt, Cases: { } cases }
                ? [.. cases.Select(entry => Of(folder, entry.Key, prompt, entry.Value)).OrderBy(c => c.Ids.Length)]
                : [];
        }
        catch (JsonException malformed)
        {
            throw new ModelException($"{path} is no list of cases: {malformed.Message}", malformed);
        }
    }

    /// <summary>Asks a model the same.</summary>
    /// <param name="model">Borrowed.</param>
    /// <param name="read">Reads a picture file as a model is shown it; its exceptions are passed on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it replied the same.</returns>
    /// <exception cref="ModelException">The model cannot answer.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<bool> IsReproducedAsync(
        IVisionLanguageModel model,
        Func<string, IVisionLanguageModel, ModelPicture> read,
        CancellationToken cancellationToken)
    {
        var reply = await model.AskAsync(
            new Question([read(Picture, model)], Prompt, System: null, Ids.Length),
            streamed: null,
            cancellationToken);
        return reply.End == ReplyEnd.StopToken && reply.Text == Text;
    }

    private static ReplySample Of(string folder, string name, string prompt, Entry entry) =>
        entry is { Picture: { } picture, Ids: { } ids, Text: { } text }
            ? new(name, prompt, Path.Combine(folder, picture), ids, text)
            : throw new ModelException($"{folder}: expected picture, ids and text of the case {name}, came less.");

    private sealed record List(string? Prompt, [property: JsonRequired] Dictionary<string, Entry>? Cases);

    private sealed record Entry(string? Picture, int[]? Ids, string? Text);
}
