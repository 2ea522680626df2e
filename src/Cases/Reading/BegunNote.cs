using System.Globalization;
using System.Text;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Reading;

/// <summary>
/// A file beside the video of a case while somebody is at work on it: how often that was begun and never ended. It is
/// gone when the work has ended in whatever way, and when the server is told to stop; so a start that finds it knows
/// that the server died over the case.
/// </summary>
internal sealed class BegunNote : IDisposable
{
    /// <summary>Once may be the machine's fault; from this many on it is taken for the case's.</summary>
    private const int DeathsThatFail = 2;

    private readonly string _path;
    private readonly CancellationTokenRegistration _stopped;

    private BegunNote(string path, CancellationToken stoppingToken)
    {
        _path = path;
        _stopped = stoppingToken.Register(Remove);
    }

    /// <summary>Writes down that work begins; disposing takes the note away.</summary>
    /// <param name="data">Where the case lies.</param>
    /// <param name="caseId">Of the case.</param>
    /// <param name="work">For people: what is done to it.</param>
    /// <param name="stoppingToken">Of the work: what is told to stop has not died.</param>
    /// <exception cref="ServerDiedException">The server died over it so often that it is not begun again.</exception>
    /// <exception cref="DiskFullException">It cannot be written down.</exception>
    public static BegunNote Take(DataFolder data, string caseId, string work, CancellationToken stoppingToken)
    {
        var path = data.Begun(caseId);
        var deaths = Read(path);
        if (deaths >= DeathsThatFail)
        {
            throw new ServerDiedException(path, work);
        }

        var begun = (deaths + 1).ToString(CultureInfo.InvariantCulture);
        DurableWrite.Replace(path, DataFolder.Staging(path), Encoding.ASCII.GetBytes(begun));
        return new(path, stoppingToken);
    }

    public void Dispose()
    {
        _stopped.Dispose();
        Remove();
    }

    private static int Read(string path) =>
        File.Exists(path) && int.TryParse(
            File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var deaths)
            ? deaths
            : 0;

    private void Remove() => Remove(_path);

    /// <summary>A note that stays counts as a death that was none: once is forgiven.</summary>
    internal static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Its folder is gone, or may not be written.
        }
    }
}

/// <summary>The server died over a case, and would again.</summary>
/// <param name="note">That says so; it has done its part once this is written down.</param>
/// <param name="work">What it was doing.</param>
internal sealed class ServerDiedException(string note, string work) : Exception(
    $"The server ended twice in the middle of {work} this case, so it is not begun again by itself. If the server was "
    + "ended for another reason, try again: the reading goes on where it stopped.")
{
    /// <summary>Lets a person who tries again begin anew.</summary>
    public void Forget() => BegunNote.Remove(note);
}
