using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Surgical.ModelImport.Weights;

/// <summary>Writes weights.f32: every tensor of the plan, widened to float32, ready for the graphs.</summary>
internal sealed class WeightsWriter(
    IReadOnlyDictionary<string, SourceTensor> sources,
    IReadOnlyDictionary<string, TensorSection> sections,
    IProgress<ImportProgress> progress)
{
    private readonly float[] _buffer = new float[1 << 18];
    private readonly long _total = WeightsLayout.Length(sections.Values);

    /// <exception cref="IOException">The disk is full or fails.</exception>
    public void Write(Stream into, IEnumerable<PlannedTensor> plan, CancellationToken cancellationToken)
    {
        foreach (var tensor in plan)
        {
            // Seeking past the end leaves zeros between the sections.
            into.Position = sections[tensor.Name].Offset;
            WriteTensor(into, tensor, cancellationToken);
            progress.Report(new ImportProgress(into.Position, _total));
        }
    }

    private void WriteTensor(Stream into, PlannedTensor tensor, CancellationToken cancellationToken)
    {
        var source = sources[tensor.Name];
        for (var first = 0L; first < tensor.Count; first += _buffer.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, tensor.Count - first));
            source.Read(first, part);
            if (tensor.IsRmsNorm)
            {
                TensorPrimitives.Add(part, 1f, part);
            }

            into.Write(MemoryMarshal.AsBytes(part));
        }
    }
}
