using System.Text;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Tests.Files.Weights;

public sealed class SafetensorsHeaderTests
{
    private const string Sound =
        """
        {"__metadata__":{"format":"pt"},
         "b":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]},
         "a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}
        """;

    [Fact]
    public void Read_SoundHeader_GivesTensorsInOrderOfData()
    {
        var problems = new Problems();

        var tensors = SafetensorsHeader.Read(Encoding.UTF8.GetBytes(Sound), 24, "f", problems);

        Assert.Equal((0, "a b"), (problems.Count, string.Join(' ', tensors!.Select(tensor => tensor.Name))));
    }

    [Fact]
    public void Read_PaddedHeader_IsSound() => Assert.Equal(0, Problems(Sound + "    ", 24));

    [Theory]
    [InlineData("not JSON", 0)]
    [InlineData("[]", 0)]
    [InlineData("", 0)]
    [InlineData("""{"a":3}""", 0)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":"1","data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData("""{"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":7,"shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""", 4)]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807,"""
        + """9223372036854775807],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,99999999999999999999]}}""", 4)]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":"""
        + """{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":"""
        + """{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", 6)]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":"""
        + """{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4)]
    public void Read_LyingHeader_IsAProblem(string header, long dataLength) =>
        Assert.NotEqual(0, Problems(header, dataLength));

    [Fact]
    public void Read_ThousandsOfMutatedHeaders_NeverThrow()
    {
        var random = new Random(20);
        var spoilt = 0;
        for (var run = 0; run < 5000; run++)
        {
            var header = Encoding.UTF8.GetBytes(Sound);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                header[random.Next(header.Length)] = (byte)random.Next(256);
            }

            var length = random.Next(4) == 0 ? random.Next(header.Length) : header.Length;
            var problems = new Problems();
            SafetensorsHeader.Read(header.AsSpan(0, length), 24, "f", problems);
            spoilt += problems.Count > 0 ? 1 : 0;
        }

        Assert.True(spoilt > 3000, $"Expected most mutations to be noticed, {spoilt} were.");
    }

    private static int Problems(string header, long dataLength)
    {
        var problems = new Problems();
        SafetensorsHeader.Read(Encoding.UTF8.GetBytes(header), dataLength, "f", problems);
        return problems.Count;
    }
}
