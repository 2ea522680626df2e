using Microsoft.Extensions.Logging.Abstractions;
using Surgical.Capture.Tests;
using Surgical.Cases.Intake;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.TestKit;

namespace Surgical.Cases.Tests.Intake;

public sealed class VideoPreparationTests : IDisposable
{
    private const string CaseId = "00000000000000aa";
    private const string Source = "-f lavfi -i testsrc=size=320x240:rate=25:duration=5";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Prepare_WhatBrowsersPlay_IsLeftAsItIs()
    {
        var video = await PrepareAsync(
            Ffmpeg.Make($"{Source} -pix_fmt yuv420p -g 50 -movflags +faststart {_folder["in.mp4"]}"));

        Assert.Equal(
            (false, 320, 240, 25.0, 125L),
            (video.Transcoded, video.Width, video.Height, video.FramesPerSecond, video.FrameCount));
    }

    [Theory]
    [InlineData("-c:v mpeg4", "in.avi")]
    [InlineData("-c:v mpeg4", "in.mp4")]
    [InlineData("-c:v libvpx-vp9 -deadline realtime -cpu-used 8", "in.webm")]
    [InlineData("-c:v libx264 -pix_fmt yuv444p", "in.mp4")]
    [InlineData("-c:v libx264 -pix_fmt yuv420p -g 250", "in.mp4")]
    [InlineData("-c:v libx264 -pix_fmt yuv420p -g 25", "in.mkv")]
    [InlineData("-c:v libx264 -pix_fmt yuv420p -g 25 -output_ts_offset 3", "in.ts")]
    [InlineData("-c:v libx264 -pix_fmt yuv420p -g 25 -vf setsar=4/3", "in.mp4")]
    [InlineData("-c:v mpeg4 -vf crop=319:239:0:0", "in.mp4")]
    public async Task Prepare_WhatBrowsersDoNotPlay_IsTranscodedToWhatTheyDo(string options, string name)
    {
        var video = await PrepareAsync(Ffmpeg.Make($"{Source} {options} {_folder[name]}"));

        var played = await PlannedVideo.ExamineAsync(
            Data.Played(CaseId, transcoded: true), "copy", TestContext.Current.CancellationToken);
        Assert.True(video.Transcoded);
        Assert.True(new BrowserVideo(played).IsPlayable);
        Assert.InRange(video.DurationSeconds, 4.8, 5.2);
    }

    [Fact]
    public async Task Prepare_PicturesAtTimesOfTheirOwn_AreLeftAsTheyAreAndSaidToVary()
    {
        var video = await PrepareAsync(Ffmpeg.Make(
            $"{Source} -c:v libx264 -pix_fmt yuv420p -bf 0 -g 12 "
            + $"-vf select=not(mod(n\\,3))+lt(n\\,40) -fps_mode vfr {_folder["in.mp4"]}"));

        Assert.Equal((false, 0.0, 68L), (video.Transcoded, video.FramesPerSecond, video.FrameCount));
    }

    [Fact]
    public async Task Prepare_HeldSideways_IsLeftToTheBrowserThatTurnsIt()
    {
        var flat = Ffmpeg.Make($"{Source} -pix_fmt yuv420p -g 25 {_folder["flat.mp4"]}");

        var video = await PrepareAsync(Mp4Rotation.Turn(flat, quarterTurns: 1, _folder["turned.mp4"]));

        Assert.Equal((false, 240, 320), (video.Transcoded, video.Width, video.Height));
    }

    [Fact]
    public async Task Prepare_WithSound_KeepsTheSoundAndStartsAtZero()
    {
        var video = await PrepareAsync(Ffmpeg.Make(
            $"{Source} -f lavfi -i sine=duration=5 -c:v mpeg4 -c:a libmp3lame {_folder["in.avi"]}"));

        Assert.Equal(["h264", "aac"], Ffmpeg.Codecs(Data.Played(CaseId, video.Transcoded)));
    }

    private DataFolder Data => new(_folder.Path);

    private async Task<VideoRow> PrepareAsync(string original)
    {
        Directory.CreateDirectory(Data.CaseFolder(CaseId));
        File.Move(original, Data.Original(CaseId));
        return await new VideoPreparation(Data, NullLogger<VideoPreparation>.Instance)
            .PrepareAsync(CaseId, TestContext.Current.CancellationToken);
    }
}
