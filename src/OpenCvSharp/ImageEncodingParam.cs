namespace OpenCvSharp;

/// <summary>One setting of an encoder.</summary>
/// <param name="id">Which setting.</param>
/// <param name="value">Its value, in the unit that the setting has.</param>
public sealed class ImageEncodingParam(ImwriteFlags id, int value)
{
    /// <summary>Which setting.</summary>
    public ImwriteFlags EncodingId { get; } = id;

    /// <summary>In the unit that the setting has.</summary>
    public int Value { get; } = value;
}
