using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;

namespace Surgical.Cases.Care;

/// <summary>The pictures of key frames: which are not what they were, and the same made anew from the video.</summary>
/// <param name="data">Where they lie.</param>
/// <param name="store">Which events show them.</param>
internal sealed class KeyFramePictures(DataFolder data, CaseStore store)
{
    /// <summary>Hashes of pictures that are missing or hold something else, by the numbers of their frames.</summary>
    public async Task<IReadOnlyDictionary<long, string>> WrongAsync(
        string caseId, CancellationToken cancellationToken)
    {
        var (files, wrong) = (new CaseFiles(data), new Dictionary<long, string>());
        foreach (var told in await store.EventsAsync(caseId, after: 0, cancellationToken))
        {
            if (told.Event is CaseEvent.KeyFrame { Picture: { } sha256, Analysis.Index: var index }
                && !files.IsWhole(sha256))
            {
                wrong[index] = sha256;
            }
        }

        return wrong;
    }

    /// <summary>Makes pictures from the video again, where they become what they were, bit for bit.</summary>
    /// <param name="caseId">Of a prepared case.</param>
    /// <param name="transcoded">Whether a copy is played.</param>
    /// <param name="wrong">As <see cref="WrongAsync"/> found them; what lies in their places was moved away.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many are what they were.</returns>
    /// <exception cref="CaptureException">The video cannot be read.</exception>
    public async Task<int> RemakeAsync(
        string caseId,
        bool transcoded,
        IReadOnlyDictionary<long, string> wrong,
        CancellationToken cancellationToken)
    {
        var (pictures, made) = (new PictureFolder(data), 0);
        var source = await AnalysedVideo.OpenAsync(data, caseId, transcoded, cancellationToken);
        var pool = new FramePool(source.Format, capacity: 1);
        await foreach (var frame in source.ReadAsync(pool, Looks.All, cancellationToken))
        {
            using (frame)
            {
                if (wrong.TryGetValue(frame.Index, out var sha256) && FrameJpeg.Encode(frame) is var jpeg
                    && PictureFolder.NameOf(jpeg) == sha256)
                {
                    pictures.Keep(jpeg);
                    made++;
                }
            }
        }

        return made;
    }
}
