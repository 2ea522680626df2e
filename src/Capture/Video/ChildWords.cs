using System.Globalization;

namespace Surgical.Capture;

/// <summary>
/// What a decoding child says, word by word. Of pictures two lines each: <c>frame:7 pts:3584 pts_time:0.28</c>, then
/// the mark of <see cref="DecodePlan"/> that tells a decoded picture from a delivered one.
/// </summary>
/// <remarks>
/// Threads of a decoder complain while pictures are marked, and FFmpeg writes a complaint in pieces: it may be torn in
/// two by a mark, a mark never. What was torn is put together, for its first half alone would mean something else.
/// </remarks>
/// <param name="lines">Blocks until the child has said more; ends with the child.</param>
internal sealed class ChildWords(TextReader lines)
{
    private const string Frame = "frame:";
    private const string Clock = "pts:";

    private readonly Queue<ChildWord> _said = new();
    private string _torn = "";
    private long? _clock;

    /// <summary>The next word.</summary>
    /// <returns>Null when the child has ended.</returns>
    public ChildWord? Next()
    {
        while (_said.Count == 0)
        {
            if (lines.ReadLine() is { } line)
            {
                Take(line);
            }
            else if (_torn.Length > 0)
            {
                Complain("");
            }
            else
            {
                return null;
            }
        }

        return _said.Dequeue();
    }

    private void Take(string line)
    {
        if (Find(line, DecodePlan.Decoded) is { } decoded)
        {
            Mark(line[..decoded], new ChildWord.Picture(_clock));
        }
        else if (Find(line, DecodePlan.Delivered) is { } delivered)
        {
            Mark(line[..delivered], new ChildWord.Delivery());
        }
        else if (Find(line, Frame) is { } frame && Find(line[frame..], Clock) is { } clock)
        {
            _clock = Number(line.AsSpan(frame + clock + Clock.Length));
            _torn += line[..frame];
        }
        else
        {
            Complain(line);
        }
    }

    private void Mark(string torn, ChildWord word)
    {
        _torn += torn;
        _said.Enqueue(word);
    }

    private void Complain(string rest)
    {
        _said.Enqueue(new ChildWord.Complaint(_torn + rest));
        _torn = "";
    }

    private static int? Find(string line, string mark)
    {
        var place = line.IndexOf(mark, StringComparison.Ordinal);
        return place < 0 ? null : place;
    }

    private static long? Number(ReadOnlySpan<char> text)
    {
        var number = text.TrimStart();
        var end = number.IndexOf(' ');
        number = end < 0 ? number : number[..end];
        return long.TryParse(number, CultureInfo.InvariantCulture, out var clock) ? clock : null;
    }
}
