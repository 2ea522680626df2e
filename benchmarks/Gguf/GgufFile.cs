namespace Surgical.Benchmarks.Gguf;

/// <summary>Writes GGUF files: whole, or not at all.</summary>
internal static class GgufFile
{
    /// <summary>Writes a file; memory does not grow with the tensors.</summary>
    /// <exception cref="IOException">The file is there already, or the disk is full.</exception>
    public static void Write(string path, GgufHeader header, IReadOnlyList<GgufTensor> tensors)
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} is there already.");
        }

        var unfinished = $"{path}.incomplete";
        try
        {
            WriteAll(unfinished, header.For(tensors), tensors);
            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void WriteAll(string path, byte[] header, IReadOnlyList<GgufTensor> tensors)
    {
        using var file = File.Create(path, bufferSize: 0);
        file.Write(header);
        foreach (var tensor in tensors)
        {
            foreach (var piece in tensor.Pieces())
            {
                file.Write(piece.Span);
            }

            file.Write(new byte[GgufHeader.Aligned(file.Position) - file.Position]);
        }
    }
}
