using System.Buffers.Binary;

namespace Surgical.Soak.Footage.Making;

/// <summary>A turn or flip that a player makes because the container says so.</summary>
/// <param name="Name">In words.</param>
/// <param name="Before">The filters that undo it, run before encoding.</param>
/// <param name="Matrix">The four numbers of the display matrix that turn.</param>
internal sealed record PlayersTurn(string Name, string Before, IReadOnlyList<int> Matrix)
{
    // From the type of the track header to its matrix, in version 0 of the box (ISO 14496-12, 8.3.2).
    private const int TypeToMatrix = 44;

    private static readonly int[] Places = [0, 4, 12, 16];

    public static IReadOnlyList<PlayersTurn> All { get; } =
    [
        new("a quarter", "transpose=cclock", [0, 1, -1, 0]),
        new("a half", "hflip,vflip", [-1, 0, 0, -1]),
        new("three quarters", "transpose=clock", [0, -1, 1, 0]),
        new("left to right", "hflip", [-1, 0, 0, 1]),
        new("upside down", "vflip", [1, 0, 0, -1]),
        new("over one diagonal", "transpose=cclock_flip", [0, 1, 1, 0]),
        new("over the other diagonal", "transpose=clock_flip", [0, -1, -1, 0]),
    ];

    /// <summary>Writes it into the first track of an MP4.</summary>
    public void Write(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var matrix = bytes.AsSpan(bytes.AsSpan().IndexOf("tkhd"u8) + TypeToMatrix);
        for (var number = 0; number < Places.Length; number++)
        {
            BinaryPrimitives.WriteInt32BigEndian(matrix[Places[number]..], Matrix[number] << 16);
        }

        File.WriteAllBytes(file, bytes);
    }
}
