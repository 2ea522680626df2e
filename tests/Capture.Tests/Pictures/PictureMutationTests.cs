using System.Diagnostics;
using OpenCvSharp;
using Surgical.TestKit;

namespace Surgical.Capture.Tests;

/// <summary>
/// Damaged pictures of every kind are refused, or read as they were before. Where a format has no checksum, what
/// differs may be read only if ffmpeg finds nothing wrong with it either.
/// </summary>
public sealed class PictureMutationTests : IDisposable
{
    // ffmpeg does not know one of the tags that libtiff writes.
    private const string OfWholeOnes = "unsupported tag 339";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Decode_MutatedPictures_NeitherCrashesNorHangsNorLies()
    {
        var random = new Random(LongProof.Seed(1));
        var originals = Originals();
        var lies = new List<string>();
        var refused = 0;
        var count = LongProof.Count(60);
        for (var number = 0; number < count; number++)
        {
            var (name, whole) = originals[number % originals.Count];
            var mutation = Mutation.Draw(whole, random);
            var path = _folder[$"{number}-{name}"];
            File.WriteAllBytes(path, mutation.File);
            if (Decode(path) is not { } picture)
            {
                refused++;
            }
            else if (await LieAsync(path, picture, whole) is { } lie)
            {
                lies.Add($"{number} {name}, {mutation.Words}: {lie}");
            }
        }

        Assert.True(lies is [], string.Join("\n", lies));
        Assert.InRange(refused, count / 2, count);
    }

    private static IReadOnlyList<(string Name, byte[] File)> Originals()
    {
        using var painting = Painting.Make();
        using var deep = new Mat();
        painting.ConvertTo(deep, MatType.CV_16U, 257);
        return
        [
            ("plain.png", Painting.As(".png")),
            ("deep.png", Painting.Encode(deep, ".png")),
            ("plain.jpg", Painting.Jpeg()),
            ("progressive.jpg", Painting.Jpeg(isProgressive: true)),
            ("restarts.jpg", Painting.Jpeg(restartInterval: 5)),
            ("fine.jpg", Painting.Jpeg(quality: 98)),
            ("plain.gif", Painting.As(".gif")),
            ("lossy.webp", Painting.As(".webp", new ImageEncodingParam(ImwriteFlags.WebPQuality, 80))),
            ("lossless.webp", Painting.As(".webp", new ImageEncodingParam(ImwriteFlags.WebPQuality, 101))),
            ("lzw.tiff", Painting.As(".tiff")),
            ("deflate.tiff", Painting.As(".tiff", new ImageEncodingParam(ImwriteFlags.TiffCompression, 8))),
            ("unpacked.tiff", Painting.As(".tiff", new ImageEncodingParam(ImwriteFlags.TiffCompression, 1))),
        ];
    }

    private static DecodedPicture? Decode(string path)
    {
        var startedAt = Stopwatch.GetTimestamp();
        try
        {
            return PictureFile.Decode(path);
        }
        catch (CaptureException)
        {
            return null;
        }
        finally
        {
            Assert.InRange(Stopwatch.GetElapsedTime(startedAt), TimeSpan.Zero, Soon);
        }
    }

    /// <summary>What is wrong with a picture that was read; null where nothing is.</summary>
    private async Task<string?> LieAsync(string path, DecodedPicture picture, byte[] whole)
    {
        File.WriteAllBytes(_folder["whole"], whole);
        if (PictureFile.Decode(_folder["whole"]).Bgr.SequenceEqual(picture.Bgr))
        {
            return null;
        }

        if (path.EndsWith(".png", StringComparison.Ordinal))
        {
            return "its checksums differ, and it was read";
        }

        var witness = await ProgramRun.OfAsync(
            "ffmpeg",
            [
                "-hide_banner", "-v", "error", "-xerror", "-err_detect", "crccheck+bitstream+buffer", "-i", path,
                "-f", "null", "-",
            ],
            TestContext.Current.CancellationToken);
        string[] words =
        [
            .. witness.Errors.Split('\n')
                .Where(line => line.Length > 0 && !line.Contains(OfWholeOnes, StringComparison.Ordinal)),
        ];
        return witness.ExitCode == 0 && words is [] ? null : $"ffmpeg says {string.Join(' ', words)}";
    }
}
