namespace Surgical.Dashboard.Store;

/// <summary>Files that are complete or absent, whatever happens while they are written.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the place, waits for the disk, then takes the place in one step.</summary>
    /// <exception cref="IOException">It cannot be written; nothing is left behind.</exception>
    public static async Task WriteAsync(string place, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var beside = $"{place}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = File.Create(beside))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, place, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
