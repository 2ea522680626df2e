using Surgical.Models.Contract;

namespace Surgical.Progress;

/// <summary>Says, where long work ends early, that what was done is not lost.</summary>
internal static class KeptWork
{
    /// <summary>
    /// Does the work. Where it is stopped, or fails as a disk or a model does, stderr says how to go on.
    /// </summary>
    /// <param name="folder">In which the work is kept as it is done.</param>
    /// <param name="work">Goes on where it stopped when it is done again.</param>
    public static async Task<T> OrSayAsync<T>(string folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception early) when (early is OperationCanceledException or IOException
            or (ModelException and not OlderModelException))
        {
            await Console.Error.WriteLineAsync(
                $"surgical: ended early; what was done is kept in {folder}, and the same command goes on from there");
            throw;
        }
    }
}
