using System.Threading.Channels;
using Surgical.Analyzer.Model;
using Surgical.Analyzer.Onnx;
using Surgical.ModelImport;
using Surgical.ModelImport.Tokenizer;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Onnx;

public sealed class AnswerLoopTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_DeviceBreaks_AllThatShareTheRunFailWithItsWordsAndTheNextAreAnswered()
    {
        var model = ImportedModel.Open(imported[Repository.EmbeddedModel]);
        using var engine = new Gemma3Engine(
            model.Manifest.Configuration, new BreakingRuntime(new CpuRuntime(model, contexts: 2), runs: 3));
        var waiting = Channel.CreateUnbounded<ModelJob>();
        var jobs = Enumerable.Range(0, 3).Select(_ => new QuestionJob(Question, streamed: null, Cancellation)).ToList();
        jobs.ForEach(job => waiting.Writer.TryWrite(job));

        Loop(waiting, model, engine).Run();

        foreach (var job in jobs.Take(2))
        {
            Assert.Equal("The device is gone.", (await Assert.ThrowsAsync<ModelException>(() => job.Result)).Message);
        }

        Assert.Equal(8, (await jobs[2].Result).Tokens.Count);
        Assert.Equal(0, waiting.Reader.Count);
    }

    private static Question Question => new([], "Which phase of the operation is this?", System: null, MaxTokens: 8);

    private static AnswerLoop Loop(Channel<ModelJob> waiting, ImportedModel model, Gemma3Engine engine)
    {
        var tokenizer = BpeTokenizer.Load(model.Tokenizer!);
        return new AnswerLoop(
            waiting.Reader,
            engine,
            new ChatTemplate(tokenizer, model.Manifest.Configuration),
            new PictureReader(engine, new FeatureCache(0), TimeProvider.System),
            tokenizer,
            TimeProvider.System);
    }
}
