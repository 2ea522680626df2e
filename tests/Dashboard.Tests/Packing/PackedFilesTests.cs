using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Packing;

public sealed partial class PackedFilesTests
{
    // page.md: what a case's page may weigh on its way to a browser that takes Brotli.
    private const long MostScriptBytes = 180_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("*", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("br;q=0", null)]
    [InlineData(null, null)]
    public async Task Script_ByWhatIsAccepted_IsPackedSoAndIsTheSame(string? accepted, string? coding)
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var request = Unpacked.Request(Script(), accepted);
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        var built = await File.ReadAllBytesAsync(Page.Folder + Script(), Stop);
        Assert.Equal(built, await Unpacked.BytesAsync(response, Stop));
    }

    [Fact]
    public async Task Script_APartOfIt_IsOfTheFileItself()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var request = Unpacked.Request(Script(), "br");
        request.Headers.Range = new RangeHeaderValue(100, 199);
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        var whole = await File.ReadAllBytesAsync(Page.Folder + Script(), Stop);
        Assert.Equal(whole[100..200], await response.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Script_KnownAlready_IsNotSentAgainInTheSameCodingAndIsInAnother()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        using var request = Unpacked.Request(Script(), "br");
        using var first = await server.Http.SendAsync(request, Stop);

        using var same = Unpacked.Request(Script(), "br");
        same.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await server.Http.SendAsync(same, Stop);
        using var other = Unpacked.Request(Script(), "gzip");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var anew = await server.Http.SendAsync(other, Stop);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, anew.StatusCode));
    }

    [Theory]
    [InlineData(".br")]
    [InlineData(".gz")]
    public async Task PackedFile_ByItsOwnName_IsNotThere(string ending)
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.Http.GetAsync(Script() + ending, Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Scripts_OfACasesPage_WeighNoMoreThanTheirBudget()
    {
        var page = Directory.EnumerateFiles(Path.Combine(Page.Folder, "assets"), "CasePage-*.js")
            .Select(file => $"/assets/{Path.GetFileName(file)}").Single();
        HashSet<string> needed = [];
        for (var more = Scripts().Append(page).ToHashSet(); more.Count > 0;)
        {
            needed.UnionWith(more);
            more = [.. more.SelectMany(ImportedBy).Except(needed)];
        }

        Assert.InRange(
            needed.Sum(script => new FileInfo($"{Page.Folder}{script}.br").Length), 1, MostScriptBytes);
    }

    // At once; what is imported later is asked for by a call.
    private static IEnumerable<string> ImportedBy(string script) =>
        Import().Matches(File.ReadAllText(Page.Folder + script)).Select(match => $"/assets/{match.Groups[1].Value}");

    private static string Script() => Scripts().First();

    // What the browser fetches before the page is there: its script and what that one names beside it.
    private static IEnumerable<string> Scripts() =>
        Named().Matches(File.ReadAllText(Path.Combine(Page.Folder, "index.html"))).Select(match => match.Value);

    [GeneratedRegex(@"(?:from|import)\s*[""']\./([^""']+\.js)[""']")]
    private static partial Regex Import();

    [GeneratedRegex(@"/assets/[^""]+\.js")]
    private static partial Regex Named();
}
