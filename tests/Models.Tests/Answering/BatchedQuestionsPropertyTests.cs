using Microsoft.Extensions.Time.Testing;
using Surgical.Models.Contract;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

/// <summary>
/// Whatever comes together in a batch and goes wrong in it: every question ends once, with the answer that it has
/// alone, or with its own cancellation, deadline or failure.
/// </summary>
public sealed class BatchedQuestionsPropertyTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private const int Questions = 9;

    private static readonly string[] Texts =
    [
        "What is seen?", "Which phase of the operation is this?", "Name the instrument, the phase and what comes next.",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private enum Fate
    {
        Whole,
        CancelledBefore,
        CancelledAtAPiece,
        CancelledFromOutside,
        Late,
        ListenerThrows,
    }

    [Fact]
    public async Task Ask_RandomArrivalsAndEnds_EachEndsOnceAsItWouldAlone()
    {
        await using var model = MedGemmaModel.Open(imported[Repository.EmbeddedModel], new() { Batch = 3 });
        var alone = new Dictionary<Question, ModelReply>();
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var plans = Enumerable.Range(0, Questions).Select(_ => Plan.Random(random, model)).ToList();
            foreach (var plan in plans)
            {
                alone.TryAdd(plan.Question, await model.AskAsync(plan.Question, null, Cancellation));
            }

            var ends = await Task.WhenAll(plans.Select(plan => Task.Run(() => plan.RunAsync(model))));

            for (var i = 0; i < Questions; i++)
            {
                AssertEnd(plans[i], ends[i], alone[plans[i].Question], seed);
            }

            Assert.Equal(0, model.Waiting);
        }
    }

    [Fact]
    public async Task Dispose_AtAnyMoment_EndsEveryQuestionOnceAndReturns()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var model = MedGemmaModel.Open(imported[Repository.EmbeddedModel], new() { Batch = 3 });
            var plans = Enumerable.Range(0, Questions).Select(_ => Plan.Random(random, model)).ToList();
            var moment = random.Next(40);
            var asked = plans.Select(plan => Task.Run(() => plan.RunAsync(model))).ToList();
            var scored = Task.Run(async () => await Record.ExceptionAsync(
                () => model.ScoreAsync(plans[0].Question, new("", ["This", "That"]), Cancellation)));

            await Task.Run(() => WaitForPieces(plans, moment), Cancellation);
            await model.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

            Assert.All(
                await Task.WhenAll(asked),
                end => Assert.True(
                    end.Failure is null or OperationCanceledException or ObjectDisposedException
                        or InvalidOperationException,
                    $"seed {seed}: {end.Failure}"));
            Assert.True(await scored is null or ObjectDisposedException, $"seed {seed}");
        }
    }

    // Or until nothing is left to be streamed.
    private static void WaitForPieces(List<Plan> plans, int count) =>
        SpinWait.SpinUntil(() => plans.Sum(plan => plan.Pieces) >= count, TimeSpan.FromSeconds(1));

    private static void AssertEnd(Plan plan, End end, ModelReply alone, int seed)
    {
        var what = $"seed {seed}, {plan.Fate}";
        if (end.Failure is not null)
        {
            Assert.True(
                plan.Fate == Fate.ListenerThrows
                    ? end.Failure is InvalidOperationException
                    : plan.Fate != Fate.Whole && end.Failure is OperationCanceledException,
                $"{what}: {end.Failure}");
            Assert.StartsWith(end.Streamed, alone.Text, StringComparison.Ordinal);
            return;
        }

        // One that was to be stopped may have been whole before.
        Assert.NotEqual(Fate.CancelledBefore, plan.Fate);
        Assert.Equal((what, alone.Said()), (what, end.Reply!.Said()));
        Assert.Equal(alone.Text, end.Streamed);
        Assert.All(
            end.Reply!.Tokens.Zip(alone.Tokens),
            pair => Assert.Equal(pair.Second.LogProbability, pair.First.LogProbability, tolerance: 1e-4));
    }

    private sealed record End(ModelReply? Reply, Exception? Failure, string Streamed);

    /// <summary>A question, when it comes, and what happens to it.</summary>
    private sealed record Plan(Question Question, Fate Fate, int Arrival, int At)
    {
        private int _pieces;

        /// <summary>Of its reply, so far.</summary>
        public int Pieces => Volatile.Read(ref _pieces);

        public static Plan Random(Random random, MedGemmaModel model)
        {
            var grey = (byte)(100 * random.Next(3));
            var question = model.About(grey, random.Next(1, 20)) with
            {
                Text = Texts[random.Next(Texts.Length)],
                Decoding = random.Next(3) == 0
                    ? new Decoding.Sampled(1.5, 40, 0.95, random.Next(3))
                    : new Decoding.Greedy(),
            };
            var fates = Enum.GetValues<Fate>();
            var fate = random.Next(2) == 0 ? Fate.Whole : fates[random.Next(fates.Length)];
            return new(question, fate, random.Next(400), random.Next(1, 8));
        }

        public async Task<End> RunAsync(MedGemmaModel model)
        {
            var time = new FakeTimeProvider();
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
            await YieldAsync(Arrival);
            if (Fate == Fate.CancelledBefore)
            {
                await deadline.CancelAsync();
            }

            var streamed = string.Empty;
            var asked = model.AskAsync(
                Question,
                piece =>
                {
                    Assert.False(deadline.IsCancellationRequested && Fate == Fate.CancelledAtAPiece);
                    streamed += piece;
                    if (Interlocked.Increment(ref _pieces) == At)
                    {
                        Meet(deadline, time);
                    }
                },
                deadline.Token);
            if (Fate == Fate.CancelledFromOutside)
            {
                await YieldAsync(40 * At);
                await deadline.CancelAsync();
            }

            var failure = await Record.ExceptionAsync(() => asked);
            return new(failure is null ? await asked : null, failure, streamed);
        }

        private void Meet(CancellationTokenSource deadline, FakeTimeProvider time)
        {
            switch (Fate)
            {
                case Fate.CancelledAtAPiece:
                    deadline.Cancel();
                    break;
                case Fate.Late:
                    time.Advance(TimeSpan.FromSeconds(1));
                    break;
                case Fate.ListenerThrows:
                    throw new InvalidOperationException("The listener fell over.");
                default:
                    break;
            }
        }

        private static async Task YieldAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await Task.Yield();
            }
        }
    }
}
