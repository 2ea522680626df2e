using System.Diagnostics;
using System.Net.Sockets;
using Surgical.TestKit;

namespace Surgical.Disk.Tests;

public sealed class RegularFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhyNot_FileOrNothing_HasNoObjection()
    {
        File.WriteAllText(_folder["file"], "");
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);

        Assert.Null(RegularFile.WhyNot(_folder["file"]));
        Assert.Null(RegularFile.WhyNot(_folder["link"]));
        Assert.Null(RegularFile.WhyNot(_folder["none"]));
    }

    [Fact]
    public void WhyNot_LinkToItself_HasNoObjection()
    {
        File.CreateSymbolicLink(_folder["loop"], _folder["loop"]);

        Assert.Null(RegularFile.WhyNot(_folder["loop"]));
        Assert.ThrowsAny<IOException>(() => File.OpenRead(RegularFile.At(_folder["loop"])));
    }

    [Fact]
    public void WhyNot_Folder_SaysSo() => Assert.Equal("is a folder", RegularFile.WhyNot(_folder.Path));

    [Fact]
    public void WhyNot_Device_SaysSo() => Assert.Equal("is a device", RegularFile.WhyNot("/dev/zero"));

    [Fact]
    public void WhyNot_Socket_SaysSo()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["s"]));

        Assert.Equal("is a socket", RegularFile.WhyNot(_folder["s"]));
    }

    [Fact(Timeout = 10_000)]
    public async Task At_FifoBehindALink_ThrowsInsteadOfWaitingForAWriter()
    {
        using var maker = Process.Start("mkfifo", [_folder["fifo"]]);
        await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder["link"], _folder["fifo"]);

        var refused = await Task.Run(
            () => Assert.Throws<IOException>(() => RegularFile.At(_folder["link"])),
            TestContext.Current.CancellationToken);

        Assert.Equal($"{_folder["link"]} is a FIFO; a file was expected.", refused.Message);
    }
}
