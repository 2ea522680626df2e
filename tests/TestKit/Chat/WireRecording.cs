using System.Text.Json;
using Xunit;

namespace Surgical.TestKit.Chat;

/// <summary>What a real server was asked, what it sent, byte for byte, and what is right (shared/cases/wire).</summary>
/// <param name="Name">"vllm/ask".</param>
/// <param name="Request">Method, path and body.</param>
/// <param name="Response">Status line, headers and body as they came; empty where no connection was made.</param>
/// <param name="Right">What the product should make of it.</param>
/// <param name="Text">Of a reply that is to be read; null for none.</param>
/// <param name="Finish">Its finish_reason; null for none.</param>
public sealed record WireRecording(
    string Name, JsonElement Request, byte[] Response, string Right, string? Text, string? Finish)
{
    /// <summary>The question.</summary>
    public JsonElement Body => Request.GetProperty("body");

    /// <summary>It is the list of models that was asked for.</summary>
    public bool IsGet => Request.GetProperty("method").GetString() == "GET";

    /// <summary>Path of an address with which the product sends the request.</summary>
    public string Base
    {
        get
        {
            var path = Request.GetProperty("path").GetString()!.TrimEnd('/');
            var end = IsGet ? "/models" : "/chat/completions";
            return path.EndsWith(end, StringComparison.Ordinal) && !Name.EndsWith("-slash", StringComparison.Ordinal)
                ? path[..^end.Length]
                : path;
        }
    }

    /// <summary>Those of one server; the running test is skipped where there are none.</summary>
    /// <param name="server">Name of a folder.</param>
    public static IReadOnlyList<WireRecording> Of(string server)
    {
        var folder = Path.Combine(Repository.Shared("cases"), "wire", server);
        Assert.SkipUnless(Directory.Exists(folder), $"All recordings of {server} passed over: no {folder}.");
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        return [.. expected.RootElement.EnumerateObject().Select(one => Read(folder, server, one))];
    }

    /// <summary>One of them; the running test is skipped where it is missing.</summary>
    /// <param name="name">"vllm/ask".</param>
    public static WireRecording One(string name) =>
        Of(name.Split('/')[0]).Single(recording => recording.Name == name);

    private static WireRecording Read(string folder, string server, JsonProperty expected)
    {
        var path = Path.Combine(folder, expected.Name);
        using var request = JsonDocument.Parse(File.ReadAllText($"{path}.request.json"));
        return new(
            $"{server}/{expected.Name}",
            request.RootElement.Clone(),
            File.ReadAllBytes($"{path}.response.txt"),
            expected.Value.GetProperty("right").GetString()!,
            expected.Value.TryGetProperty("text", out var text) ? text.GetString() : null,
            expected.Value.TryGetProperty("finish", out var finish) ? finish.GetString() : null);
    }
}
