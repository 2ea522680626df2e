namespace Surgical.Soak.Footage;

/// <summary>Where FFmpeg found fault while it showed a file.</summary>
/// <param name="places">How many pictures it had shown before each of its complaints.</param>
/// <param name="keys">Places of pictures that need no other, ascending.</param>
/// <param name="heldBack">How many pictures its decoder holds back to show them in order.</param>
internal sealed class PlayersComplaints(IReadOnlyList<int> places, IReadOnlyList<int> keys, int heldBack)
{
    /// <summary>
    /// Whether it had nothing to complain of where a picture was decoded, nor where those were on which it rests: if it
    /// is another picture than was recorded nobody can know.
    /// </summary>
    /// <param name="place">Of the picture, counted from 0.</param>
    public bool AreSilentAt(int place)
    {
        var group = keys.LastOrDefault(key => key <= place);

        // What is decoded is shown after those that are held back, and may itself be held back for as long.
        return !places.Any(heard => heard >= group - (2 * heldBack) && heard <= place);
    }
}
