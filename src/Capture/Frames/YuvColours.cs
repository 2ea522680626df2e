namespace Surgical.Capture;

/// <summary>
/// What luma and chroma of a video stand for (ITU-T H.273, table 4); luma from 16 to 235, chroma from 16 to 240.
/// </summary>
/// <param name="Red">Weight of red in the luma, K_R.</param>
/// <param name="Blue">Weight of blue in the luma, K_B.</param>
internal sealed record YuvColours(double Red, double Blue)
{
    /// <summary>Steps from black to white.</summary>
    public const double LumaSteps = 219;

    /// <summary>Steps from one end of a colour difference to the other.</summary>
    public const double ChromaSteps = 224;

    /// <summary>Black.</summary>
    public const int LumaZero = 16;

    /// <summary>Grey.</summary>
    public const int ChromaZero = 128;

    /// <summary>FFmpeg's name of the matrix, as its filter <c>scale</c> takes it.</summary>
    public string Matrix => this == Of("bt709") ? "bt709" : "bt601";

    /// <summary>Reads FFmpeg's names. A video that does not say is taken for BT.601, as FFmpeg takes it.</summary>
    /// <param name="matrix">Its color_space; empty where the video does not say.</param>
    /// <returns>Null for another one.</returns>
    public static YuvColours? Of(string matrix) => matrix switch
    {
        "" or "unknown" or "bt470bg" or "smpte170m" => new(0.299, 0.114),
        "bt709" => new(0.2126, 0.0722),
        _ => null,
    };
}
