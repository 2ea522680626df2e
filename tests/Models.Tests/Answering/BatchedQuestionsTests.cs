using Microsoft.Extensions.Time.Testing;
using Surgical.Models.Contract;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

/// <summary>Questions of several callers that one model answers side by side.</summary>
public sealed class BatchedQuestionsTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private static readonly byte[] Greys = [0, 90, 180, 255];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_SeveralAtOnce_ShareTheModelsRunsAndAnswersAreAsAlone()
    {
        await using var model = Open();
        var alone = await AloneAsync(model);
        var (letGo, first) = await model.HoldAsync(model.About(Greys[0]), Cancellation);
        var others = Greys[1..].Select(grey => model.AskAsync(model.About(grey), null, Cancellation)).ToList();
        letGo();

        var replies = await Task.WhenAll([first, .. others]);

        Assert.Equal(alone.Select(reply => reply.Said()), replies.Select(reply => reply.Said()));
        Assert.All(replies, reply => Assert.InRange(reply.Times.BatchSize, 1.5, Greys.Length));
        Assert.All(alone, reply => Assert.Equal(1, reply.Times.BatchSize));
    }

    [Fact]
    public async Task Ask_MoreThanABatch_TheRestBeginWhereOthersEnd()
    {
        await using var model = Open(batch: 2);
        var alone = await AloneAsync(model);
        var (letGo, first) = await model.HoldAsync(model.About(Greys[0]), Cancellation);
        var others = Greys[1..].Select(grey => model.AskAsync(model.About(grey), null, Cancellation)).ToList();
        letGo();

        var replies = await Task.WhenAll([first, .. others]);

        Assert.Equal(alone.Select(reply => reply.Said()), replies.Select(reply => reply.Said()));
        Assert.All(replies, reply => Assert.InRange(reply.Times.BatchSize, 1, 2));
    }

    [Fact]
    public async Task Ask_CallbackOfOneThrows_HurtsThatCallerAlone()
    {
        await using var model = Open();
        var alone = await AloneAsync(model);
        var (letGo, first) = await model.HoldAsync(model.About(Greys[0]), Cancellation);
        var broken = model.AskAsync(
            model.About(Greys[1]), _ => throw new InvalidOperationException("The listener fell over."), Cancellation);
        var third = model.AskAsync(model.About(Greys[2]), null, Cancellation);
        letGo();

        Assert.Equal(alone[0].Said(), (await first).Said());
        Assert.Equal(alone[2].Said(), (await third).Said());
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal("The listener fell over.", failure.Message);
    }

    [Fact]
    public async Task Ask_OneCancelledBetweenTokens_TheOthersGoOn()
    {
        await using var model = Open();
        var alone = await AloneAsync(model);
        using var cancelling = new CancellationTokenSource();
        var (letGo, first) = await model.HoldAsync(model.About(Greys[0]), Cancellation);
        var pieces = 0;
        var cancelled = model.AskAsync(
            model.About(Greys[1]),
            _ =>
            {
                pieces++;
                cancelling.Cancel();
            },
            cancelling.Token);
        var third = model.AskAsync(model.About(Greys[2]), null, Cancellation);
        letGo();

        Assert.Equal(alone[0].Said(), (await first).Said());
        Assert.Equal(alone[2].Said(), (await third).Said());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(1, pieces);
    }

    [Fact]
    public async Task Ask_OnePastItsDeadline_TheOthersGoOn()
    {
        await using var model = Open();
        var alone = await AloneAsync(model);
        var time = new FakeTimeProvider();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1), time);
        var (letGo, late) = await model.HoldAsync(model.About(Greys[0]), deadline.Token);
        var other = model.AskAsync(model.About(Greys[1]), null, Cancellation);
        letGo();

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(alone[1].Said(), (await other).Said());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
    }

    [Fact]
    public async Task Ask_ShortQuestionsWithoutEnd_DoNotHoldUpALongOne()
    {
        await using var model = Open();
        var alone = await model.AskAsync(model.About(Greys[0]), null, Cancellation);
        var (letGo, held) = await model.HoldAsync(model.About(Greys[0]), Cancellation);
        var shortOnes = 0;
        async Task AskShortOnesAsync()
        {
            do
            {
                await model.AskAsync(model.About(Greys[1], maxTokens: 1), null, Cancellation);
                Interlocked.Increment(ref shortOnes);
            }
            while (!held.IsCompleted);
        }

        var askers = Enumerable.Range(0, 6).Select(_ => AskShortOnesAsync()).ToList();
        letGo();
        await Task.WhenAll([held, .. askers]);

        // While it was written eight were let in; then one of each asker, who only then sees that it is done.
        Assert.True(alone.Tokens.Count > 20);
        Assert.InRange(shortOnes, 6, (2 * model.Batch) + (2 * askers.Count));
    }

    [Fact]
    public async Task Ask_MoreThanMayWait_AreAllAnswered()
    {
        await using var model = Open();
        var (letGo, first) = await model.HoldAsync(model.About(Greys[0], maxTokens: 1), Cancellation);
        var asked = Enumerable.Range(0, 80)
            .Select(_ => model.AskAsync(model.About(Greys[0], maxTokens: 1), null, Cancellation))
            .ToList();
        Assert.Equal(64, model.Waiting);
        letGo();

        var replies = await Task.WhenAll([first, .. asked]);

        Assert.Single(replies.Select(reply => reply.Said()).Distinct());
        Assert.Equal(0, model.Waiting);
    }

    [Fact]
    public async Task Ask_TwentyCasesAtOnce_NoneIsServedAgainWhileAnotherWaitsForItsFirst()
    {
        const int rounds = 3;
        await using var model = Open();
        var served = new int[20];
        var spread = 0;
        async Task ReadCaseAsync(int number)
        {
            for (var round = 0; round < rounds; round++)
            {
                await model.AskAsync(model.About(Greys[0], maxTokens: 2), null, Cancellation);
                lock (served)
                {
                    served[number]++;
                    spread = Math.Max(spread, served.Max() - served.Min());
                }
            }
        }

        var (letGo, first) = await model.HoldAsync(model.About(Greys[0], maxTokens: 2), Cancellation);
        var cases = Enumerable.Range(0, served.Length).Select(ReadCaseAsync).ToList();
        letGo();
        await Task.WhenAll([first, .. cases]);

        // One more for those that are answered at that moment.
        Assert.All(served, count => Assert.Equal(rounds, count));
        Assert.InRange(spread, 1, 2);
    }

    [Fact]
    public async Task Ask_Sampled_IsTheSameWhoeverIsAnsweredBesideIt()
    {
        await using var model = Open();
        Question Sampled(int seed) =>
            model.About(Greys[seed], maxTokens: 20) with { Decoding = new Decoding.Sampled(2, 0, 1, seed) };
        var alone = new List<ModelReply>();
        for (var seed = 0; seed < Greys.Length; seed++)
        {
            alone.Add(await model.AskAsync(Sampled(seed), null, Cancellation));
        }

        var (letGo, first) = await model.HoldAsync(Sampled(0), Cancellation);
        var others = Enumerable.Range(1, Greys.Length - 1)
            .Select(seed => model.AskAsync(Sampled(seed), null, Cancellation))
            .ToList();
        letGo();

        var replies = await Task.WhenAll([first, .. others]);

        Assert.Equal(alone.Select(reply => reply.Said()), replies.Select(reply => reply.Said()));
    }

    [Fact]
    public async Task Score_WhileOthersAreAnswered_WaitsAndIsAsAlone()
    {
        await using var model = Open();
        var choices = new Choices("Thinking Process:\n", ["This", "That"]);
        var alone = await model.ScoreAsync(model.About(Greys[1]), choices, Cancellation);
        var whole = await model.AskAsync(model.About(Greys[0]), null, Cancellation);
        var (letGo, first) = await model.HoldAsync(model.About(Greys[0]), Cancellation);
        var scored = model.ScoreAsync(model.About(Greys[1]), choices, Cancellation);
        var behind = model.AskAsync(model.About(Greys[0]), null, Cancellation);
        letGo();

        Assert.Equal(alone.LogProbabilities, (await scored).LogProbabilities);
        Assert.Equal(whole.Said(), (await first).Said());
        Assert.Equal(whole.Said(), (await behind).Said());
    }

    [Fact]
    public async Task Dispose_WhileSeveralAreAnsweredAndWait_EndsThemAll()
    {
        var model = Open(batch: 2);
        var (letGo, first) = await model.HoldAsync(model.About(Greys[0]), Cancellation);
        var others = Greys[1..].Select(grey => model.AskAsync(model.About(grey), null, Cancellation)).ToList();
        letGo();

        await model.DisposeAsync();

        foreach (var asked in others.Append(first))
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => asked);
        }
    }

    private MedGemmaModel Open(int batch = 4) =>
        MedGemmaModel.Open(imported[Repository.EmbeddedModel], new() { Batch = batch });

    private static async Task<List<ModelReply>> AloneAsync(MedGemmaModel model)
    {
        var replies = new List<ModelReply>();
        foreach (var grey in Greys)
        {
            replies.Add(await model.AskAsync(model.About(grey), null, Cancellation));
        }

        return replies;
    }
}
