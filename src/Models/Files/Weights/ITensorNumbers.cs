namespace Surgical.Models.Files.Weights;

/// <summary>The numbers of one tensor, wherever they lie. Reading is safe from any thread.</summary>
internal interface ITensorNumbers
{
    /// <summary>How they lie there.</summary>
    TensorType Type { get; }

    /// <summary>Where the first byte lies in memory, while the file is open.</summary>
    nint Address { get; }

    /// <summary>Whether <see cref="Read"/> gives the bytes at <see cref="Address"/> and no others.</summary>
    bool IsAsStored { get; }

    /// <summary>
    /// The numbers from <paramref name="first"/> on, as float32, until <paramref name="into"/> is full.
    /// </summary>
    void Read(long first, Span<float> into);
}
