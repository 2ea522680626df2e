using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Surgical.Models.Tests.Runtime.Cpu;

/// <summary>Writes tensors as a snapshot has them, in float32.</summary>
internal static class SafetensorsWriter
{
    public static void Write(string path, IReadOnlyDictionary<string, (long[] Shape, float[] Values)> tensors)
    {
        var header = new JsonObject();
        var end = 0L;
        foreach (var (name, (shape, values)) in tensors)
        {
            var begin = end;
            end += values.Length * sizeof(float);
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. shape.Select(length => (JsonNode)length)]),
                ["data_offsets"] = new JsonArray(begin, end),
            };
        }

        using var file = File.Create(path);
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        file.Write(BitConverter.GetBytes((long)json.Length));
        file.Write(json);
        foreach (var (_, values) in tensors.Values)
        {
            file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        }
    }
}
