using System.Buffers;
using System.Security.Cryptography;
using Surgical.Cases.Chart;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Intake;

/// <summary>
/// Takes a video in: streams it to the disk, looks at what it really is, and enters it as a case, or keeps nothing of
/// it.
/// </summary>
public sealed class Admission(
    DataFolder data,
    CaseJournal journal,
    LeastRoom room,
    CaseRunner runner,
    AdmissionOptions options,
    StoreCondition condition,
    TimeProvider time)
{
    private const int PieceBytes = 1 << 16;

    // Between looks at what is left of the disk.
    private const int PiecesAtOnce = 256;

    /// <summary>Takes in one video; whoever sends it has one of the <see cref="Places"/>.</summary>
    /// <param name="video">Read once, never held in memory as a whole.</param>
    /// <param name="fileName">As the sender named it; only ever shown.</param>
    /// <param name="isSample">Shipped with the program.</param>
    /// <param name="cancellationToken">The sender went away: nothing is kept.</param>
    /// <exception cref="RefusedVideoException">It cannot become a case, and nothing of it was kept.</exception>
    public async Task<Case> AdmitAsync(
        Stream video, string fileName, bool isSample, CancellationToken cancellationToken)
    {
        if (condition.ReadingOnly is { } why)
        {
            throw RefusedVideoException.NotNow(why);
        }

        var caseId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var incoming = Path.Combine(data.Incoming, caseId);
        try
        {
            var (sha256, bytes) = await ReceiveAsync(video, incoming, isSample, cancellationToken);
            await PlannedVideo.ExamineAsync(incoming, ShownName.OfFile(fileName), cancellationToken);
            Directory.CreateDirectory(data.CaseFolder(caseId));
            File.Move(incoming, data.Original(caseId));

            // From here on it is taken in, whoever goes away: a case must not lose the files that belong to it.
            var entered = await journal.EnterAsync(
                new()
                {
                    Id = caseId,
                    Name = ShownName.Of(fileName),
                    IsSample = isSample,
                    CreatedAt = time.GetStoredNow(),
                    OriginalSha256 = sha256,
                    OriginalBytes = bytes,
                },
                CancellationToken.None);
            runner.Wake();
            return entered;
        }
        catch (Exception failed)
        {
            Forget(caseId, incoming);
            if (FullDisk.Caused(failed))
            {
                throw failed is NoRoomException none
                    ? RefusedVideoException.NoRoom(none)
                    : RefusedVideoException.DiskFull();
            }

            if (failed is UnwrittenException unwritten)
            {
                throw RefusedVideoException.NotNow(unwritten.Message);
            }

            throw;
        }
    }

    private void Forget(string caseId, string incoming)
    {
        File.Delete(incoming);
        if (Directory.Exists(data.CaseFolder(caseId)))
        {
            Directory.Delete(data.CaseFolder(caseId), recursive: true);
        }
    }

    private async Task<(string Sha256, long Bytes)> ReceiveAsync(
        Stream video, string place, bool isSample, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            await using var file =
                new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var pieces = 0; await ReadAsync(video, piece, cancellationToken) is > 0 and var read; pieces++)
            {
                // The samples are small, and without them there may be nothing to see.
                if (!isSample && pieces % PiecesAtOnce == 0)
                {
                    room.Require();
                }

                if (file.Length + read > options.GreatestBytes)
                {
                    throw RefusedVideoException.TooLarge(options.GreatestBytes);
                }

                hash.AppendData(piece, 0, read);
                await WriteAsync(file, piece.AsMemory(0, read), cancellationToken);
            }

            file.Flush(flushToDisk: true);
            return file.Length == 0
                ? throw RefusedVideoException.Empty()
                : (Convert.ToHexStringLower(hash.GetCurrentHash()), file.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static async Task<int> ReadAsync(Stream video, Memory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            return await video.ReadAsync(piece, cancellationToken);
        }
        catch (IOException broken)
        {
            throw RefusedVideoException.BrokenOff(broken);
        }
    }

    private static async Task WriteAsync(
        FileStream file, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(piece, cancellationToken);
        }
        catch (Exception failed) when (FullDisk.OfWrite(failed, file.Name) is { } full)
        {
            throw full;
        }
    }
}
