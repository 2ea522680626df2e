namespace OpenCvSharp;

/// <summary>One setting of an encoder.</summary>
/// <param name="EncodingId">Which setting.</param>
/// <param name="Value">Its value, in the unit that the setting has.</param>
public sealed record ImageEncodingParam(ImwriteFlags EncodingId, int Value);
