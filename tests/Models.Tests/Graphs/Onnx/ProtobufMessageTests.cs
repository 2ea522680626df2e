using Surgical.Models.Graphs.Onnx;

namespace Surgical.Models.Tests.Graphs.Onnx;

public sealed class ProtobufMessageTests
{
    // The examples of https://protobuf.dev/programming-guides/encoding/.
    [Fact]
    public void Integer_OneHundredAndFifty_IsAVarint() =>
        Assert.Equal([0x08, 0x96, 0x01], new ProtobufMessage().Integer(1, 150).ToArray());

    [Fact]
    public void Text_Testing_IsPrecededByItsLength() =>
        Assert.Equal([0x12, 0x07, .. "testing"u8], new ProtobufMessage().Text(2, "testing").ToArray());

    [Fact]
    public void Message_InAMessage_IsPrecededByItsLength() => Assert.Equal(
        [0x1a, 0x03, 0x08, 0x96, 0x01],
        new ProtobufMessage().Message(3, new ProtobufMessage().Integer(1, 150)).ToArray());

    [Fact]
    public void Integer_Negative_TakesTenBytes() => Assert.Equal(
        [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
        new ProtobufMessage().Integer(1, -1).ToArray());

    [Fact]
    public void Real_One_IsFourBytesLittleEndian() =>
        Assert.Equal([0x15, 0, 0, 0x80, 0x3f], new ProtobufMessage().Real(2, 1).ToArray());
}
