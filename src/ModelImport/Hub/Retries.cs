using System.Globalization;
using Surgical.Models.Files;
using Surgical.Models.Remote;

namespace Surgical.ModelImport.Hub;

/// <summary>Asks again as long as that may help.</summary>
/// <param name="pause">Waits.</param>
/// <param name="access">Who asks, and who is told of long pauses.</param>
internal sealed class Retries(Func<TimeSpan, CancellationToken, Task> pause, HubAccess access)
{
    // Shorter ones are over before a person wonders.
    private static readonly TimeSpan Untold = TimeSpan.FromSeconds(10);

    /// <summary>Tries in a row, none of which got further than those before, after which it is given up.</summary>
    public const int Usual = 5;

    /// <summary>Tries until an attempt succeeds, or fails for good.</summary>
    /// <param name="attempt">Throws <see cref="UnavailableException"/> where another try may help.</param>
    /// <param name="reached">How far the attempts got so far; any measure that grows.</param>
    /// <param name="most">Tries without getting further.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ImportException">Given up; the message is the last failure's.</exception>
    public async Task<T> RunAsync<T>(
        Func<Task<T>> attempt, Func<long> reached, int most, CancellationToken cancellationToken)
    {
        var (failures, furthest) = (0, reached());
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (UnavailableException failed)
            {
                failures = reached() > furthest ? 1 : failures + 1;
                furthest = Math.Max(furthest, reached());
                if (failures >= most || failed.After > RetryAfter.Longest)
                {
                    throw new ImportException(Final(failed, failures), failed);
                }

                var wait = Backoff.After(failures, failed.After);
                if (wait > Untold)
                {
                    access.Note($"{failed.Message} It is asked again in {Words(wait)}.");
                }

                await pause(wait, cancellationToken);
            }
        }
    }

    private string Final(UnavailableException failed, int failures) => failed.After > RetryAfter.Longest
        ? $"{failed.Message} It asks to be left alone for {Words(failed.After.Value)}, which is not waited for: pull "
            + $"again then, what has come is kept.{Limit}"
        : failures == 1 ? failed.Message : $"{failed.Message} Given up after {failures} tries.";

    private string Limit => access.Token is null ? " With a token (HF_TOKEN) the Hub allows more." : "";

    private static string Words(TimeSpan wait) => wait switch
    {
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:F0} seconds"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{wait.TotalMinutes:F0} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{wait.TotalHours:F0} hours"),
    };
}
