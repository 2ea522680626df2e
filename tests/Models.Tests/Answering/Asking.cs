using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Models.Tests.Answering;

/// <summary>Questions about plain pictures, and ways to ask them.</summary>
internal static class Asking
{
    /// <summary>A question about a grey picture; every grey has an answer of its own.</summary>
    public static Question About(this MedGemmaModel model, byte grey, int maxTokens = 512)
    {
        var pixels = new byte[model.PictureSize * model.PictureSize * 3];
        Array.Fill(pixels, grey);
        return PromptProfile.Cataract.About(new ModelPicture(model.PictureSize, pixels)) with { MaxTokens = maxTokens };
    }

    /// <summary>
    /// Asks, and keeps the model at the reply's first piece until it is let go: what is asked meanwhile waits together.
    /// </summary>
    /// <param name="model">Not asked anything else.</param>
    /// <param name="question">What it is kept with.</param>
    /// <param name="cancellationToken">Of the question.</param>
    /// <returns>Once the first piece is there: what lets go, and the reply.</returns>
    public static async Task<(Action LetGo, Task<ModelReply> Reply)> HoldAsync(
        this MedGemmaModel model, Question question, CancellationToken cancellationToken)
    {
        var speaking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var letGo = new ManualResetEventSlim();
        var reply = model.AskAsync(
            question,
            _ =>
            {
                speaking.TrySetResult();
                letGo.Wait(cancellationToken);
            },
            cancellationToken);
        await speaking.Task;
        return (letGo.Set, reply);
    }

    /// <summary>A reply without how long it took.</summary>
    public static (string Text, ReplyEnd End, int Tokens) Said(this ModelReply reply) =>
        (reply.Text, reply.End, reply.Tokens.Count);
}
