using Surgical.Models.Files;
using Surgical.Models.Remote;

namespace Surgical.ModelImport.Hub;

/// <summary>Asks again as long as that may help.</summary>
/// <param name="pause">Waits.</param>
internal sealed class Retries(Func<TimeSpan, CancellationToken, Task> pause)
{
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

                await pause(Backoff.After(failures, failed.After), cancellationToken);
            }
        }
    }

    private static string Final(UnavailableException failed, int failures) => failed.After > RetryAfter.Longest
        ? $"{failed.Message} It asks to be left alone for {failed.After.Value.TotalSeconds:F0} seconds; try again then."
        : failures == 1 ? failed.Message : $"{failed.Message} Given up after {failures} tries.";
}
