using System.ComponentModel.DataAnnotations;

namespace Surgical.Models.Remote;

/// <summary>How long a remote model is waited for, and with which key it is asked.</summary>
public sealed record RemoteModelOptions
{
    /// <summary>Variables that may hold the key, the more particular first.</summary>
    private static readonly string[] KeyVariables = ["SURGICAL_API_KEY", "OPENAI_API_KEY"];

    /// <summary>Sent to the server, never logged; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>Until the connection stands. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// From the question to the first piece of the answer; other people's questions go before. Default 5 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan FirstPieceWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From one piece to the next. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan NextPieceWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For one question, all tries and pauses together. Default 30 min, as a key frame has.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Tries of one question before it is given up. Default 6, which with their pauses take half a minute.
    /// </summary>
    [Range(1, 100)]
    public int Tries { get; init; } = 6;

    /// <summary>
    /// Told, once each, what the server does not honour of what it is asked; in words for people, from any thread.
    /// </summary>
    public Action<string> Note { get; init; } = _ => { };

    /// <summary>Options with the environment's key.</summary>
    /// <param name="variable">The environment.</param>
    public static RemoteModelOptions FromEnvironment(Func<string, string?> variable) => new()
    {
        Key = KeyVariables.Select(name => variable(name)?.Trim()).FirstOrDefault(key => !string.IsNullOrEmpty(key)),
    };

    /// <summary>What is no secret.</summary>
    public override string ToString() => $"{(Key is null ? "without a key" : "with a key")}, {Tries} tries";
}
