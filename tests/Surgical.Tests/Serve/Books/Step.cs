using Surgical.Tests.Serve.Books.Steps;

namespace Surgical.Tests.Serve.Books;

/// <summary>What is going on while a server is killed.</summary>
/// <param name="Name">In one word.</param>
/// <param name="RunAsync">Begins it, has the server killed in the middle, and takes down what was acknowledged.</param>
internal sealed record Step(string Name, Func<Round, Task> RunAsync)
{
    private static IReadOnlyList<Step> All { get; } =
    [
        new("upload", UploadStep.RunAsync),
        new("preparation", PreparationStep.RunAsync),
        new("reading", ReadingStep.RunAsync),
        new("marks", MarksStep.RunAsync),
        new("erasure", ErasureStep.RunAsync),
        new("deletion", DeletionStep.RunAsync),
    ];

    /// <summary>All of them shuffled, and again without an end.</summary>
    public static IEnumerable<Step> Dealt(Random random)
    {
        while (true)
        {
            Step[] deck = [.. All];
            random.Shuffle(deck);
            foreach (var step in deck)
            {
                yield return step;
            }
        }
    }
}
