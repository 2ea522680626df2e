using System.Buffers;
using System.Runtime.InteropServices;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>
/// Sends tensors to the GPU through two pinned buffers: one is filled while the other is on its way. For one thread.
/// </summary>
internal sealed class WeightUpload(CudaStream stream) : IDisposable
{
    /// <summary>Numbers of one buffer: 32 MB, enough for the bus to run at full speed.</summary>
    private const int BufferLength = 1 << 24;

    /// <summary>Numbers that one core rounds at a time.</summary>
    private const int PartLength = 1 << 18;

    private readonly PinnedMemory[] _buffers =
        [new(BufferLength * sizeof(ushort)), new(BufferLength * sizeof(ushort))];

    private int _turn;

    /// <summary>Copies a tensor's numbers, rounded to bfloat16, to an address of the GPU's.</summary>
    public void Send(MappedWeights weights, string name, long count, nint to)
    {
        for (var first = 0L; first < count; first += BufferLength)
        {
            var length = (int)Math.Min(BufferLength, count - first);
            var buffer = _buffers[_turn];
            _turn = 1 - _turn;
            Fill(weights, name, first, buffer, length);

            // The other buffer's copy is over before it is filled again.
            stream.Wait();
            stream.ToDevice(to + (nint)(first * sizeof(ushort)), buffer.Address, length * sizeof(ushort));
        }
    }

    public void Dispose()
    {
        stream.Wait();
        Array.ForEach(_buffers, buffer => buffer.Dispose());
    }

    private static void Fill(MappedWeights weights, string name, long first, PinnedMemory buffer, int length)
    {
        var parts = (length + PartLength - 1) / PartLength;
        Parallel.For(0, parts, part =>
        {
            var start = part * PartLength;
            var into = buffer.Span<ushort>().Slice(start, Math.Min(PartLength, length - start));
            Fill(weights, name, first + start, into);
        });
    }

    private static unsafe void Fill(MappedWeights weights, string name, long first, Span<ushort> into)
    {
        if (weights.TryGetBFloat16(name, out var address))
        {
            // Bytes, because a snapshot's tensors are aligned to nothing.
            new ReadOnlySpan<byte>((byte*)address + (first * sizeof(ushort)), into.Length * sizeof(ushort))
                .CopyTo(MemoryMarshal.AsBytes(into));
            return;
        }

        var numbers = ArrayPool<float>.Shared.Rent(PartLength);
        weights.Read(name, first, numbers.AsSpan(0, into.Length));
        BFloat16.Round(numbers.AsSpan(0, into.Length), into);
        ArrayPool<float>.Shared.Return(numbers);
    }
}
