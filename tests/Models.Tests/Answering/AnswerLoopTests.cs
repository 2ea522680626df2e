using System.Threading.Channels;
using Surgical.Models.Answering;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Processing;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cpu;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Answering;

public sealed class AnswerLoopTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_DeviceBreaks_AllThatShareTheRunFailWithItsWordsAndTheNextAreAnswered()
    {
        var jobs = Run(Asked(3), whole => new BreakingRuntime(whole) { Runs = 3 });

        foreach (var job in jobs.Take(2))
        {
            Assert.Equal(
                "The device is gone.", (await Assert.ThrowsAsync<ModelException>(() => job.Reply.Task)).Message);
        }

        Assert.Equal(8, (await jobs[2].Reply.Task).Tokens.Count);
    }

    [Fact]
    public async Task Run_PromptsThatAreTooMuchTogether_AreReadOneByOne()
    {
        var jobs = Run(Asked(2), whole => new BreakingRuntime(whole) { PromptsTogether = 1 });

        var replies = await Task.WhenAll(jobs.Select(job => job.Reply.Task));

        Assert.All(replies, reply => Assert.Equal((8, 2), (reply.Tokens.Count, reply.Times.BatchSize)));
    }

    [Fact]
    public async Task Run_ContextIsLostWhereAnAnswerEnds_NobodyWaitsForEver()
    {
        var jobs = Run([Ask(maxTokens: 2), Ask(), Ask()], whole => new BreakingRuntime(whole) { LosesContexts = true });

        Assert.Equal(2, (await jobs[0].Reply.Task).Tokens.Count);
        var failure = await Assert.ThrowsAsync<ModelException>(() => jobs[1].Reply.Task);
        Assert.Equal("The device lost a context.", failure.Message);
        Assert.Equal(8, (await jobs[2].Reply.Task).Tokens.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_ScoresOfOneAreNoNumbers_ItFailsAloneAndIsNoReply(bool sampled)
    {
        var spoilt = Ask(decoding: sampled ? new Decoding.Sampled(1, 40, 0.95, 7) : new Decoding.Greedy());
        var jobs = Run([Ask(), spoilt], whole => new BreakingRuntime(whole) { Spoilt = 1 });

        Assert.Equal(8, (await jobs[0].Reply.Task).Tokens.Count);
        var failure = await Assert.ThrowsAsync<ModelException>(() => jobs[1].Reply.Task);
        Assert.StartsWith("Expected finite scores of tokens", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CancelledWhileANewcomersPictureIsLookedAt_IsGoneBeforeTheNextPicture()
    {
        using var leaving = new CancellationTokenSource();
        var waiting = Channel.CreateUnbounded<ModelJob>();
        ModelJob.Ask[] newcomers = [AskAbout(grey: 0), AskAbout(grey: 90)];
        var first = new ModelJob.Ask(
            Ask().Question, _ => Array.ForEach(newcomers, job => waiting.Writer.TryWrite(job)), new(leaving.Token));
        var hasGone = new List<bool>();
        waiting.Writer.TryWrite(first);

        Run(waiting, contexts: 3, whole => new BreakingRuntime(whole)
        {
            Looking = () =>
            {
                hasGone.Add(first.Reply.Task.IsCompleted);
                leaving.Cancel();
            },
        });

        Assert.Equal([false, true], hasGone);
        Assert.True(first.Reply.Task.IsCanceled);
        Assert.All(await Task.WhenAll(newcomers.Select(job => job.Reply.Task)), reply => Assert.NotEmpty(reply.Tokens));
    }

    [Fact]
    public async Task Run_LongPromptsOfOneLength_AreReadInRunsOfOneContextsTokensAtMost()
    {
        BreakingRuntime? runtime = null;
        var text = string.Concat(Enumerable.Repeat("Which phase of the operation is this? ", 80));

        var jobs = Run(
            [.. Enumerable.Range(0, 4).Select(_ => Ask(maxTokens: 1, text: text))],
            whole => runtime = new BreakingRuntime(whole),
            contexts: 4);

        var tokens = (await jobs[0].Reply.Task).PromptTokens!.Value;
        Assert.Equal(runtime!.Capacity / tokens * tokens, runtime.MostTokensTogether);
        Assert.InRange(tokens, runtime.Capacity / 4, runtime.Capacity / 2);
        Assert.All(await Task.WhenAll(jobs.Select(job => job.Reply.Task)), reply => Assert.Single(reply.Tokens));
    }

    private ModelJob.Ask[] Run(ModelJob.Ask[] jobs, Func<IGemma3Runtime, BreakingRuntime> broken, int contexts = 2)
    {
        var waiting = Channel.CreateUnbounded<ModelJob>();
        Array.ForEach(jobs, job => waiting.Writer.TryWrite(job));
        Run(waiting, contexts, broken);
        return jobs;
    }

    private void Run(Channel<ModelJob> waiting, int contexts, Func<IGemma3Runtime, BreakingRuntime> broken)
    {
        var model = ImportedModel.Open(imported[Repository.EmbeddedModel]);
        using var engine = new Gemma3Engine(model.Manifest.Configuration, broken(new CpuRuntime(model, contexts)));

        Loop(waiting, model, engine).Run();

        Assert.Equal(0, waiting.Reader.Count);
    }

    private ModelJob.Ask AskAbout(byte grey)
    {
        var size = ImportedModel.Open(imported[Repository.EmbeddedModel]).Manifest.Configuration.Vision.ImageSize;
        var pixels = new byte[size * size * 3];
        Array.Fill(pixels, grey);
        var question = new Question([new ModelPicture(size, pixels)], "What is seen?", System: null, MaxTokens: 4);
        return new ModelJob.Ask(question, streamed: null, new(Cancellation));
    }

    private static ModelJob.Ask[] Asked(int count) => [.. Enumerable.Range(0, count).Select(_ => Ask())];

    private static ModelJob.Ask Ask(
        int maxTokens = 8, Decoding? decoding = null, string text = "Which phase of the operation is this?") => new(
        new Question([], text, System: null, maxTokens)
        {
            Decoding = decoding ?? new Decoding.Greedy(),
        },
        streamed: null,
        new(Cancellation));

    private static AnswerLoop Loop(Channel<ModelJob> waiting, ImportedModel model, Gemma3Engine engine)
    {
        var tokenizer = BpeTokenizer.Load(model.Tokenizer!);
        return new AnswerLoop(
            waiting.Reader,
            engine,
            new ChatTemplate(tokenizer, model.Manifest.Configuration),
            new PictureReader(engine, new FeatureCache(0), PictureProcessing.Gemma, TimeProvider.System),
            tokenizer,
            GenerationSettings.None,
            TimeProvider.System);
    }
}
