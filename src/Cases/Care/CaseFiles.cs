using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Care;

/// <summary>Holds the videos and pictures of a case against its rows, which say the same in every version.</summary>
/// <param name="data">Where they lie.</param>
internal sealed class CaseFiles(DataFolder data)
{
    /// <summary>What is wrong with its videos.</summary>
    public IEnumerable<Finding> WrongVideos(CaseRow entry, VideoRow? video) =>
        from what in new[] { OriginalFault(entry), CopyFault(entry.Id, video) }
        where what is not null
        select new Finding($"Case {entry.Id}: {what}.", CanMend: false);

    /// <summary>That so many of its pictures are wrong; nothing for none.</summary>
    public static IEnumerable<Finding> WrongPictures(CaseRow entry, int count, bool canMend)
    {
        if (count > 0)
        {
            yield return new(
                $"Case {entry.Id}: {count} of its key frames' pictures are missing or are not what they were.",
                canMend);
        }
    }

    /// <summary>Whether a picture is there, and what its name says.</summary>
    public bool IsWhole(string sha256) =>
        File.Exists(data.Picture(sha256)) && FileDigest.Of(data.Picture(sha256)) == sha256;

    private string? OriginalFault(CaseRow entry)
    {
        var file = new FileInfo(data.Original(entry.Id));
        return !file.Exists ? "the video as it came is missing"
            : file.Length != entry.OriginalBytes ? FormattableString.Invariant(
                $"the video as it came had {entry.OriginalBytes:N0} bytes, and has {file.Length:N0}")
            : entry.OriginalSha256.Length > 0 && FileDigest.Of(file.FullName) != entry.OriginalSha256
                ? "the video is not the one that came: its SHA-256 is another"
            : null;
    }

    private string? CopyFault(string caseId, VideoRow? video) => video switch
    {
        { Transcoded: true } when !File.Exists(data.Transcoded(caseId)) => "its copy for browsers is missing",
        not null when !File.Exists(data.Frames(caseId)) => "the times of its frames are missing",
        _ => null,
    };
}
