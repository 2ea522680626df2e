using System.Diagnostics;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Follow;

/// <summary>A recorder: an ffmpeg that writes a file as pictures come, and comes to its end when it is told.</summary>
internal sealed class Recorder : IDisposable
{
    /// <summary>Pictures in a second.</summary>
    public const int Rate = 25;

    private const int Width = 160;
    private const int Height = 120;
    private const int PictureBytes = Width * Height * 3 / 2;

    private readonly FileStream _pictures;
    private readonly Process _ffmpeg;

    /// <param name="folder">For its pictures.</param>
    /// <param name="file">That it writes.</param>
    /// <param name="encoding">Options of ffmpeg, parted by single spaces.</param>
    /// <param name="seconds">The most that it will record.</param>
    public Recorder(TemporaryFolder folder, string file, string encoding, int seconds)
    {
        _pictures = File.OpenRead(Ffmpeg.Make(
            $"-f lavfi -i testsrc=s={Width}x{Height}:r={Rate}:d={seconds} -pix_fmt yuv420p {folder["pictures.yuv"]}"));
        var options = $"-v error -f rawvideo -s {Width}x{Height} -r {Rate} -pix_fmt yuv420p -i pipe:0 "
            + $"{encoding} -flush_packets 1 -y {file}";
        _ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", options.Split(' ')) { RedirectStandardInput = true })!;
    }

    /// <summary>Takes so many seconds more down.</summary>
    public async Task RecordAsync(int seconds, CancellationToken cancellationToken)
    {
        var pictures = new byte[seconds * Rate * PictureBytes];
        await _pictures.ReadExactlyAsync(pictures, cancellationToken);
        await _ffmpeg.StandardInput.BaseStream.WriteAsync(pictures, cancellationToken);
        await _ffmpeg.StandardInput.BaseStream.FlushAsync(cancellationToken);
    }

    /// <summary>Ends the file, as a recorder does whose button is pressed.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _ffmpeg.StandardInput.Close();
        await _ffmpeg.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, _ffmpeg.ExitCode);
    }

    public void Dispose()
    {
        _ffmpeg.Kill();
        _ffmpeg.WaitForExit();
        _ffmpeg.Dispose();
        _pictures.Dispose();
    }
}
