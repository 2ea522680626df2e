using Microsoft.Win32.SafeHandles;
using Surgical.Disk;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Importing;

/// <summary>
/// The weights file of an import that is under way; what a killed import finished is not written again.
/// </summary>
internal static class WeightsFile
{
    private const int CheckedAtOnce = 1 << 20;

    /// <param name="path">May hold what a killed import of the same snapshot in the same format wrote.</param>
    /// <param name="sources">Where the numbers come from.</param>
    /// <param name="stored">Everything that the file holds.</param>
    /// <param name="progress">Told in bytes of tensors.</param>
    /// <param name="cancellationToken">Stops between two pieces of a tensor.</param>
    /// <returns>Where everything lies.</returns>
    /// <exception cref="IOException">The disk has no room for it, or fails.</exception>
    public static Dictionary<string, TensorSection> Write(
        string path,
        IReadOnlyDictionary<string, SourceTensor> sources,
        IReadOnlyList<StoredTensor> stored,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        var sections = WeightsLayout.InFile(Path.GetFileName(path), stored);
        var total = sections.Values.Sum(section => section.Size);
        var done = 0L;
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var missing = WeightsLayout.Length(sections.Values) - RandomAccess.GetLength(file);
        DiskRoom.Demand(Path.GetFileName(path), missing, Path.GetDirectoryName(path)!, string.Empty);
        using var journal = new WeightsJournal(Path.Combine(Path.GetDirectoryName(path)!, ModelFiles.Journal));
        var writer = new WeightsWriter(file, sources, sections, Tell);
        foreach (var tensor in stored)
        {
            var parts = tensor.Parts.Select(part => sections[part.Name]).ToList();
            if (IsWhole(file, journal.ChecksumOf(tensor.Parts[0].Name), parts))
            {
                Tell(parts.Sum(part => part.Size));
                continue;
            }

            writer.Write(tensor, cancellationToken);
            journal.Add(tensor.Parts[0].Name, Checksum(file, parts));
        }

        RandomAccess.SetLength(file, WeightsLayout.Length(sections.Values));
        RandomAccess.FlushToDisk(file);
        return sections;

        void Tell(long bytes) => progress.Report(new ImportProgress(done += bytes, total));
    }

    private static bool IsWhole(SafeFileHandle file, uint? checksum, IReadOnlyList<TensorSection> parts) =>
        checksum is { } expected
        && RandomAccess.GetLength(file) >= parts.Max(part => part.Offset + part.Size)
        && Checksum(file, parts) == expected;

    // Of what the file holds, not of what was meant to be written.
    private static uint Checksum(SafeFileHandle file, IReadOnlyList<TensorSection> parts)
    {
        var buffer = new byte[CheckedAtOnce];
        var checksum = Crc32C.Start;
        foreach (var part in parts)
        {
            for (var at = 0L; at < part.Size; at += buffer.Length)
            {
                var bytes = buffer.AsSpan(0, (int)Math.Min(buffer.Length, part.Size - at));
                var read = RandomAccess.Read(file, bytes, part.Offset + at);
                checksum = Crc32C.Append(checksum, bytes[..read]);
            }
        }

        return checksum;
    }
}
