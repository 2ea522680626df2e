using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>Reads whole prompts into the cache, on the GPU. For one thread.</summary>
/// <param name="session">A prefill graph; borrowed.</param>
/// <param name="cache">Borrowed; every run starts it anew.</param>
/// <param name="buffers">Where prompts are sent; borrowed.</param>
/// <param name="configuration">The model's shape.</param>
/// <param name="stream">The session's; borrowed.</param>
internal sealed class CudaPrefill(
    GraphSession session,
    CudaCache cache,
    PromptBuffers buffers,
    Gemma3Configuration configuration,
    CudaStream stream)
{
    /// <summary>Reads a prompt.</summary>
    /// <param name="prompt">What is read.</param>
    /// <param name="next">Receives what follows its last token.</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <inheritdoc cref="IGemma3Runtime.ReadPrompt"/>
    public void Read(Prompt prompt, NextTokenBuffers next, CancellationToken cancellationToken)
    {
        var inputs = new PromptInputs(prompt, configuration, cache.Capacity);
        using var binding = session.CreateBinding();
        cache.BindTo(binding);
        next.BindTo(binding);
        buffers.Send(inputs, binding);
        buffers.SendLast(inputs, binding);
        binding.Run(cancellationToken);
    }

    /// <inheritdoc cref="IGemma3Runtime.ReadAllRows"/>
    public float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken)
    {
        var inputs = new PromptInputs(prompt, configuration, cache.Capacity);
        var vocabulary = configuration.Text.VocabularySize;
        using var binding = session.CreateBinding();
        cache.BindTo(binding);
        buffers.Send(inputs, binding);
        using var logits = new DeviceBuffer(stream, TensorElementType.BFloat16, 1, inputs.Length, vocabulary);
        binding.Output(GraphNames.Logits, logits.Value);
        binding.Run(cancellationToken);
        logits.Fetch();
        stream.Wait();
        var rows = new float[prompt.Ids.Count * vocabulary];
        BFloat16.Widen(logits.Host<ushort>()[..rows.Length], rows);
        return rows;
    }
}
