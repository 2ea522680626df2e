using System.Text.Json;
using System.Text.Json.Serialization;

namespace Surgical.Cases.Store.Tables;

/// <summary>
/// Refuses numbers that are beyond all bounds, which only a damaged row holds: JSON cannot say them again, and a list
/// with such a case could not be sent.
/// </summary>
internal sealed class FiniteNumber : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble() is var number && double.IsFinite(number)
            ? number
            : throw new JsonException("A number is beyond all bounds.");

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
