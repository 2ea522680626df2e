using System.CommandLine;

namespace Surgical.Benchmarks.Batching;

/// <summary>benchmarks batching: throughput and latency of a model that answers several cases at once.</summary>
internal static class BatchingCommand
{
    private static readonly Argument<string?> Model = new("MODEL")
    {
        Description = "An imported model; without it the embedded one",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Questions = new("--questions")
    {
        Description = "Questions of a round, shared by the cases",
        DefaultValueFactory = _ => 16,
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "Rounds, each of all numbers of cases in turn",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<int> Tokens = new("--tokens")
    {
        Description = "Most tokens of a reply",
        DefaultValueFactory = _ => 512,
    };

    private static readonly Option<bool> TextOnly = new("--text-only")
    {
        Description = "Text as long as a picture instead of pictures: without the time of the vision tower",
    };

    public static Command Create()
    {
        var command = new Command(
            "batching", "Answers a minute, tokens a second and latency of 1, 2, 4 and 8 cases at once")
        {
            Model, Questions, Rounds, Tokens, TextOnly,
        };
        command.SetAction((parsed, cancellationToken) => BatchingBenchmark.RunAsync(
            parsed.GetValue(Model),
            new(
                parsed.GetValue(Questions), parsed.GetValue(Rounds), parsed.GetValue(Tokens),
                parsed.GetValue(TextOnly)),
            cancellationToken));
        return command;
    }
}

/// <summary>How much is measured.</summary>
/// <param name="Questions">Of a round, shared by the cases.</param>
/// <param name="Rounds">Each of all numbers of cases in turn.</param>
/// <param name="Tokens">Most of a reply.</param>
/// <param name="TextOnly">Text instead of pictures.</param>
internal sealed record BatchingOptions(int Questions, int Rounds, int Tokens, bool TextOnly);
