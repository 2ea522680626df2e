using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Remote;

/// <summary>
/// A question as the body of POST /chat/completions: system text, then the user's pictures and text. Pure.
/// </summary>
internal static class ChatRequest
{
    /// <param name="model">As the server calls it.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="encodePng">Writes its pictures.</param>
    /// <param name="form">Which of the fields it has that some servers refuse.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Body(
        string model, Question question, Func<ModelPicture, byte[]> encodePng, RequestForm form)
    {
        var pictures = question.Pictures.Select(picture => Picture(encodePng(picture)));
        JsonArray content = question.PicturesAt == PicturePlace.BeforeText
            ? [.. pictures, Text(question.Text)]
            : [Text(question.Text), .. pictures];
        JsonArray messages = [new JsonObject { ["role"] = "user", ["content"] = content }];
        if (question.System is { } system)
        {
            messages.Insert(
                0, new JsonObject { ["role"] = "system", ["content"] = RemoteControls.Cleaner.Clean(system) });
        }

        JsonObject body = new()
        {
            ["model"] = model,
            ["messages"] = messages,
            [form.MaxCompletionTokens ? "max_completion_tokens" : "max_tokens"] = question.MaxTokens,
            ["stream"] = true,
        };
        Decode(body, question.Decoding, form);
        if (form.LogProbabilities)
        {
            // The tokens' own; without a number, llama.cpp adds twenty others to each.
            body["logprobs"] = true;
            body["top_logprobs"] = 1;
        }

        if (form.Usage)
        {
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        return JsonSerializer.SerializeToUtf8Bytes(body, RemoteJson.Options);
    }

    private static void Decode(JsonObject body, Decoding decoding, RequestForm form)
    {
        if (decoding is not Decoding.Sampled sampled)
        {
            if (form.GreedyTemperature is { } temperature)
            {
                body["temperature"] = temperature;
            }

            return;
        }

        (body["temperature"], body["top_p"], body["seed"]) = (sampled.Temperature, sampled.TopP, sampled.Seed);
        if (form.FullSampling)
        {
            // Not OpenAI's, but vLLM and llama.cpp know them, and have defaults of their own. 0 is all for both.
            (body["top_k"], body["min_p"]) = (sampled.TopK, 0);
        }
    }

    private static JsonObject Text(string text) =>
        new() { ["type"] = "text", ["text"] = RemoteControls.Cleaner.Clean(UntrustedText.Trim(text)) };

    // PNG, because the model is to see the very pixels whose hash is recorded.
    private static JsonObject Picture(byte[] png) => new JsonObject
    {
        ["type"] = "image_url",
        ["image_url"] = new JsonObject { ["url"] = $"data:image/png;base64,{Convert.ToBase64String(png)}" },
    };
}
