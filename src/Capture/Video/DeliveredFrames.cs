namespace Surgical.Capture;

/// <summary>Takes the wanted pictures from decoding children, each with its number and its time.</summary>
/// <param name="recorder">Told of all pictures.</param>
/// <param name="log">Told of everything that is said; null for nobody.</param>
internal sealed class DeliveredFrames(FootageRecorder recorder, PictureLog? log)
{
    private bool _isTrusted;

    /// <summary>Waits for the next one.</summary>
    /// <returns>Null when the child has ended. The caller owns the frame.</returns>
    public Frame? Next(DecodingChild child, FramePool pool)
    {
        while (child.Next() is { } word)
        {
            log?.Add(word);
            switch (word)
            {
                case ChildWord.Complaint(var text):
                    recorder.Hear(text);
                    break;
                case ChildWord.Picture(var at):
                    _isTrusted = recorder.Picture(at);
                    break;
                case ChildWord.Delivery:
                    return Fill(child, pool.Rent(recorder.Count - 1, recorder.LastAt, !_isTrusted));
                default:
                    throw new InvalidOperationException($"Expected a known word, got {word}.");
            }
        }

        return null;
    }

    private static Frame? Fill(DecodingChild child, Frame frame)
    {
        try
        {
            return child.Fill(frame.Picture.Decoded) ? frame : Given(back: frame);
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    private static Frame? Given(Frame back)
    {
        back.Dispose();
        return null;
    }
}
