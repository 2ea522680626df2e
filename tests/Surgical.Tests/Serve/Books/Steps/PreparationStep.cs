using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books.Steps;

/// <summary>A copy for browsers is made of a video.</summary>
internal static class PreparationStep
{
    public static async Task RunAsync(Round round)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var library = await HubClient.ConnectAsync(round.Server.Address, stop);
        await library.WatchLibraryAsync(stop);
        var book = await round.AdmitAsync(round.Clips.Unplayable());
        await library.CasesAsync(stop)
            .FirstAsync(one => one.Id == book.Id && one.State is not CaseState.Queued, stop);
        await round.KillAsync(latest: 400);
    }
}
