using Surgical.Models.Answering;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Runtime.Cpu;

namespace Surgical.Models.Runtime;

/// <summary>A Gemma 3 model that answers: pictures, prompt, then token after token. For one thread.</summary>
internal sealed class Gemma3Engine : IDisposable
{
    private readonly IGemma3Runtime _runtime;

    /// <exception cref="ModelException">ONNX Runtime refuses the model.</exception>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    /// <exception cref="IOException">A graph cannot be read.</exception>
    public Gemma3Engine(ImportedModel model, int contexts = 1)
        : this(model.Manifest.Configuration, new CpuRuntime(model, contexts))
    {
    }

    /// <summary>Takes the runtime over.</summary>
    public Gemma3Engine(Gemma3Configuration configuration, IGemma3Runtime runtime) =>
        (Configuration, _runtime) = (configuration, runtime);

    /// <summary>The model's shape.</summary>
    public Gemma3Configuration Configuration { get; }

    /// <summary>Tokens of the longest context.</summary>
    public int Capacity => _runtime.Capacity;

    /// <summary>Answers that can be written side by side.</summary>
    public int Contexts => _runtime.Contexts;

    /// <summary>Turns pictures into features for a prompt.</summary>
    /// <param name="pictures">[3 x image size x image size] each, values in [-1, 1].</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <returns>[pictures x tokens of an image x hidden].</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Look(IReadOnlyList<float[]> pictures, CancellationToken cancellationToken)
    {
        var each = Configuration.TokensPerImage * Configuration.Text.HiddenSize;
        var features = new float[pictures.Count * each];
        for (var i = 0; i < pictures.Count; i++)
        {
            _runtime.Look(pictures[i], features.AsMemory(i * each, each), cancellationToken);
        }

        return features;
    }

    /// <summary>Answers greedily, token after token, until the caller has enough or the context is full.</summary>
    /// <exception cref="ModelException">The prompt is too long, or does not match its pictures.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<ScoredToken> Answer(Prompt prompt, CancellationToken cancellationToken) =>
        Answer(new AskedAnswer(prompt), cancellationToken);

    /// <summary>Answers by chance, or with bent logits.</summary>
    /// <inheritdoc cref="Answer(Prompt, CancellationToken)"/>
    public IEnumerable<ScoredToken> Answer(AskedAnswer asked, CancellationToken cancellationToken)
    {
        var batch = NewBatch();
        var answer = batch.Begin([asked], cancellationToken)[0];
        yield return answer.Token;
        while (!answer.IsFull)
        {
            batch.Next(cancellationToken);
            yield return answer.Token;
        }
    }

    /// <summary>An empty batch of answers; it uses all contexts, so that there is one of them at a time.</summary>
    public AnswerBatch NewBatch() => new(_runtime);

    /// <inheritdoc cref="IGemma3Runtime.ReadPrompt"/>
    public ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken) =>
        _runtime.ReadPrompt(prompt, cancellationToken);

    /// <inheritdoc cref="IGemma3Runtime.ReadToken"/>
    public ReadOnlySpan<float> ReadToken(int id, int position, CancellationToken cancellationToken) =>
        _runtime.ReadToken(id, position, cancellationToken);

    /// <inheritdoc cref="IGemma3Runtime.ReadAllRows"/>
    public float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken) =>
        _runtime.ReadAllRows(prompt, cancellationToken);

    public void Dispose() => _runtime.Dispose();
}
