using System.Text;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Checks;

public sealed class NpyArrayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Float16_IsWidened()
    {
        var array = Read("{'descr': '<f2', 'fortran_order': False, 'shape': (1, 2), }\n", [0x00, 0x3c, 0x00, 0xc0]);

        Assert.Equal([1f, -2f], array.Values);
        Assert.Equal([1, 2], array.Shape);
    }

    [Fact]
    public void Read_Float32OfOneDimension_IsRead() =>
        Assert.Equal(
            [1f], Read("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\n", [0, 0, 0x80, 0x3f]).Values);

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }\n")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }\n")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\n")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }\n")]
    [InlineData("")]
    public void Read_AnotherKindOrSize_IsRefused(string header) =>
        Assert.Throws<ModelException>(() => Read(header, [0, 0, 0x80, 0x3f]));

    [Fact]
    public void Read_HeaderLongerThanTheFile_IsRefused()
    {
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\n"u8;
        File.WriteAllBytes(_folder["array"], [0x93, .. "NUMPY"u8, 1, 0, 0xFF, 0xFF, .. header]);

        Assert.Throws<ModelException>(() => NpyArray.Read(_folder["array"]));
    }

    [Fact]
    public void Read_NoNumPyFile_IsRefused()
    {
        File.WriteAllText(_folder["text"], "a text file, not an array");

        Assert.Throws<ModelException>(() => NpyArray.Read(_folder["text"]));
    }

    private NpyArray Read(string header, byte[] data)
    {
        byte[] magic = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0];
        File.WriteAllBytes(_folder["array"], [.. magic, .. Encoding.ASCII.GetBytes(header), .. data]);
        return NpyArray.Read(_folder["array"]);
    }
}
