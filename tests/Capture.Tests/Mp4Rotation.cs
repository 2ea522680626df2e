using System.Buffers.Binary;

namespace Surgical.Capture.Tests;

/// <summary>
/// Writes the display matrix of an MP4, as a camera held sideways does; ffmpeg's own option for it changes with its
/// version.
/// </summary>
internal static class Mp4Rotation
{
    /// <summary>
    /// From the type of the track header to its matrix, in version 0 of the box (ISO 14496-12, 8.3.2).
    /// </summary>
    private const int TypeToMatrix = 44;

    private const int One = 1 << 16;

    /// <returns><paramref name="turned"/>, a copy that players turn clockwise by so many quarters.</returns>
    public static string Turn(string video, int quarterTurns, string turned)
    {
        var bytes = File.ReadAllBytes(video);
        var matrix = bytes.AsSpan(bytes.AsSpan().IndexOf("tkhd"u8) + TypeToMatrix);
        int[] cosineThenSine = quarterTurns switch
        {
            1 => [0, One],
            2 => [-One, 0],
            3 => [0, -One],
            _ => [One, 0],
        };
        BinaryPrimitives.WriteInt32BigEndian(matrix, cosineThenSine[0]);
        BinaryPrimitives.WriteInt32BigEndian(matrix[4..], cosineThenSine[1]);
        BinaryPrimitives.WriteInt32BigEndian(matrix[12..], -cosineThenSine[1]);
        BinaryPrimitives.WriteInt32BigEndian(matrix[16..], cosineThenSine[0]);
        File.WriteAllBytes(turned, bytes);
        return turned;
    }
}
