namespace Surgical.Capture;

/// <summary>
/// What a decoding child said of each picture, kept until there is a plan that it can be held against.
/// </summary>
/// <param name="track">What is decoded.</param>
internal sealed class PictureLog(VideoTrack track)
{
    private readonly List<(DecoderComplaint Before, long? At)> _pictures = [];
    private DecoderComplaint _pending;

    /// <summary>Takes the next word in.</summary>
    public void Add(ChildWord word)
    {
        switch (word)
        {
            case ChildWord.Complaint(var text):
                _pending |= DecoderComplaints.Read(text, track);
                break;
            case ChildWord.Picture(var at):
                _pictures.Add((_pending, at));
                _pending = DecoderComplaint.None;
                break;
        }
    }

    /// <summary>What was seen, by a plan of all that was decoded.</summary>
    public SeenFootage HeldAgainst(SourcePlan plan)
    {
        var recorder = new FootageRecorder(plan);
        foreach (var (complaint, at) in _pictures)
        {
            recorder.Hear(complaint);
            recorder.Picture(at);
        }

        return recorder.End();
    }
}
