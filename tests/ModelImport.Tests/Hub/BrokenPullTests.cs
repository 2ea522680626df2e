using System.Collections.Concurrent;
using System.Security.Cryptography;
using Surgical.ModelImport.Hub;
using Surgical.Models.Files;
using static Surgical.TestKit.Hub.Answers;

namespace Surgical.ModelImport.Tests.Hub;

public class BrokenPullTests
{
    private const string File = "store/model.safetensors";

    [Fact]
    public async Task Pull_ConnectionThatBreaks_GoesOnWhereItStopped()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(File, BreakOff(PulledHub.Weights, 0, 200_000), BreakOff(PulledHub.Weights, 200_000, 450_000));

        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
        Assert.Equal([null, "bytes=200000-", "bytes=450000-"], Ranges(hub));
    }

    [Fact]
    public async Task Pull_KeepsBreakingButGetsFurther_IsNotGivenUp()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(
            File, [.. Enumerable.Range(0, 10).Select(i => BreakOff(PulledHub.Weights, i * 50_000, (i + 1) * 50_000))]);

        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
        Assert.All(hub.Pauses, pause => Assert.Equal(TimeSpan.FromSeconds(1), pause));
    }

    [Fact]
    public async Task Pull_AfterOneThatFailed_GoesOnWhereThatStopped()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(
            File, [BreakOff(PulledHub.Weights, 0, 300_000), .. Enumerable.Repeat(Status(502), Retries.Usual)]);
        var failed = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync());

        Assert.Contains("502", failed.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(hub.Cache, "models--org--model", "snapshots")));
        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
        Assert.Equal("bytes=300000-", Ranges(hub)[^1]);
    }

    [Fact]
    public async Task Pull_SpoiltPart_BeginsAgain()
    {
        await using var hub = await PulledHub.StartAsync();
        Spoil(hub, new byte[5000]);

        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
        Assert.Equal(["bytes=5000-", null], Ranges(hub));
    }

    [Fact]
    public async Task Pull_PartLongerThanTheFile_BeginsAgain()
    {
        await using var hub = await PulledHub.StartAsync();
        Spoil(hub, new byte[PulledHub.Weights.Length + 1]);

        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
    }

    [Fact]
    public async Task Pull_ServerWithoutRanges_TakesTheFileFromItsStart()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(File, BreakOff(PulledHub.Weights, 0, 300_000), SendFromStart(PulledHub.Weights));

        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
    }

    [Fact]
    public async Task Pull_ServerThatCannotGoOn_BeginsAgain()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(
            File, BreakOff(PulledHub.Weights, 0, 300_000), Status(416), BreakOff(PulledHub.Weights, 0, 400_000));

        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
    }

    [Fact]
    public async Task Pull_SilentServer_IsAskedAgain()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(File, FallSilent(PulledHub.Weights, 100_000));

        var snapshot = await hub.PullAsync(hub.Access() with { Silence = TimeSpan.FromSeconds(0.5) });

        Assert.Equal(PulledHub.Weights, await System.IO.File.ReadAllBytesAsync(
            Path.Combine(snapshot, "model.safetensors"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pull_OtherBytesThanListed_IsRefusedAndLeavesNothing()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Server["model.safetensors"].Content = new byte[PulledHub.Weights.Length];

        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync());

        Assert.Contains(
            "model.safetensors: expected content with the digest", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(new byte[PulledHub.Weights.Length])),
            refused.Message,
            StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Blob(hub)));
    }

    [Fact]
    public async Task Pull_SmallFileWithOtherBytes_IsRefused()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Server["config.json"].Content = new byte[hub.Server["config.json"].Content.Length];

        Assert.Contains(
            "config.json: expected content with the digest",
            (await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(699_999)]
    [InlineData(700_001)]
    public async Task Pull_OtherSizeThanListed_SaysBoth(long listed)
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Server["model.safetensors"].Size = listed;

        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync());

        Assert.Contains(
            $"expected {listed} bytes, as the repository lists, came 700000", refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_EndlessFile_IsGivenUp()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(File, [.. Enumerable.Repeat(Send([.. PulledHub.Weights, 0]), Retries.Usual)]);

        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync());

        Assert.Contains("more bytes came than the 700000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_OtherEtagThanListed_IsRefused()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead("README.md", Status(200, $"ETag: \"{new string('0', 40)}\""));

        Assert.Contains(
            "README.md: expected the etag",
            (await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_HubThatAsksForPatience_WaitsAsLong()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead("/revision/main", Status(429, "Retry-After: 7"), Status(503), Status(500));

        await hub.PullAsync();

        Assert.Equal([7, 2, 4], hub.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData("Retry-After: 3600", "60 minutes")]
    [InlineData("Retry-After: 86400", "24 hours")]
    [InlineData("RateLimit: \"api\";r=0;t=900", "15 minutes")]
    public async Task Pull_HubThatAsksForLong_IsNotWaitedForAndSaysHowLong(string header, string words)
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead("/revision/main", Status(429, header));

        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync());

        Assert.Contains(
            $"the Hub answered 429 Too Many Requests. It asks to be left alone for {words}, which is not waited for: "
            + "pull again then, what has come is kept. With a token (HF_TOKEN) the Hub allows more.",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Empty(hub.Pauses);
    }

    [Fact]
    public async Task Pull_HubThatAsksForMinutes_SaysThatItWaits()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead("/revision/main", Status(429, "RateLimit: \"api\";r=0;t=170"), Status(503));
        var notes = new ConcurrentQueue<string>();

        await hub.PullAsync(hub.Access() with { Note = notes.Enqueue });

        Assert.Equal([170, 2], hub.Pauses.Select(pause => pause.TotalSeconds));
        Assert.EndsWith("It is asked again in 3 minutes.", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Pull_LinkThatExpiresOnTheWay_IsAskedForAnew(int status)
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(File, BreakOff(PulledHub.Weights, 0, 300_000), Status(status));

        Assert.Equal(PulledHub.Weights, await WeightsAsync(hub));
        Assert.Equal([null, "bytes=300000-", "bytes=300000-"], Ranges(hub));
        Assert.Equal(
            3,
            hub.Server.Requests.Count(request => !request.IsStore
                && request.Path.EndsWith("/model.safetensors", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Pull_MirrorThatSendsToTheHub_GivesTheHubsOwnRefusal()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(File, Status(403, "X-Error-Code: GatedRepo"));

        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync());

        Assert.Contains("the repository is gated", refused.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Pauses);
    }

    [Fact]
    public async Task Pull_StoreThatForbidsEveryLink_NamesItAndNotTheToken()
    {
        await using var hub = await PulledHub.StartAsync();
        hub.Instead(File, [.. Enumerable.Repeat(Status(403), Retries.Usual)]);

        var refused = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync(hub.Access("hf_mine")));

        Assert.Contains(
            $"{hub.Server.Store.Host}, where the Hub keeps the file, answered 403 Forbidden: the Hub's link to it has "
            + "expired",
            refused.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("HF_TOKEN", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_NoServer_SaysThatItCannotBeReached()
    {
        await using var hub = await PulledHub.StartAsync();
        var access = hub.Access();
        await hub.Server.DisposeAsync();

        var failed = await Assert.ThrowsAsync<ImportException>(() => hub.PullAsync(access));

        Assert.Contains("127.0.0.1 cannot be reached", failed.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8], hub.Pauses.Select(pause => pause.TotalSeconds));
    }

    private static async Task<byte[]> WeightsAsync(PulledHub hub) => await System.IO.File.ReadAllBytesAsync(
        Path.Combine(await hub.PullAsync(), "model.safetensors"), TestContext.Current.CancellationToken);

    private static List<string?> Ranges(PulledHub hub) =>
        [.. hub.Server.Requests.Where(request => request.Path == $"/{File}" && request.IsStore)
            .Select(request => request.Range)];

    private static string Blob(PulledHub hub) =>
        Path.Combine(hub.Cache, "models--org--model", "blobs", hub.Server["model.safetensors"].Etag);

    private static void Spoil(PulledHub hub, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Blob(hub))!);
        System.IO.File.WriteAllBytes($"{Blob(hub)}.incomplete", content);
    }
}
