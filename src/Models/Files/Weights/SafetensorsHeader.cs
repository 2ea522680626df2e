using System.Text.Json;

namespace Surgical.Models.Files.Weights;

/// <summary>
/// Reads the JSON header of a safetensors file. Pure; whatever it is given, it adds problems and does not throw.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>The tensors whose entries hold, in the order of their data.</summary>
    /// <param name="json">The header without its length.</param>
    /// <param name="dataLength">Bytes of the file after the header.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>Null when this is no header at all.</returns>
    public static IReadOnlyList<SafetensorsTensor>? Read(
        ReadOnlySpan<byte> json, long dataLength, string file, Problems problems)
    {
        if (JsonText.Parse(json, $"{file}, header", problems) is not { } header)
        {
            return null;
        }

        if (header.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{file}, header", "a JSON object", JsonText.Shown(header));
            return null;
        }

        var tensors =
            Entries(header, file, problems).OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End).ToList();
        CheckCover(tensors, dataLength, file, problems);
        return tensors;
    }

    private static List<SafetensorsTensor> Entries(JsonElement header, string file, Problems problems)
    {
        var tensors = new List<SafetensorsTensor>();
        var names = new HashSet<string>();
        foreach (var entry in header.EnumerateObject())
        {
            if (!names.Add(entry.Name))
            {
                problems.Add($"{entry.Name} ({file})", "one entry", "two");
            }
            else if (entry.Name != "__metadata__" && Entry(entry, file, problems) is { } tensor)
            {
                tensors.Add(tensor);
            }
        }

        return tensors;
    }

    private static SafetensorsTensor? Entry(JsonProperty entry, string file, Problems problems)
    {
        var name = $"{entry.Name} ({file})";
        if (entry.Value.ValueKind != JsonValueKind.Object
            || !entry.Value.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String
            || Numbers(entry.Value, "shape") is not { } shape
            || Numbers(entry.Value, "data_offsets") is not [var begin, var end])
        {
            problems.Add(name, "dtype, shape and data_offsets", JsonText.Shown(entry.Value));
            return null;
        }

        if (TensorTypes.Parse(dtype.GetString()) is not { } type)
        {
            problems.Add(name, "dtype BF16, F16 or F32", JsonText.Shown(dtype));
            return null;
        }

        var size = Size(shape, type);
        if (size != end - begin)
        {
            problems.Add(
                name, $"the {size} bytes of {type} [{string.Join(", ", shape)}]", $"data_offsets {begin} to {end}");
            return null;
        }

        return new SafetensorsTensor(entry.Name, type, shape, begin, end);
    }

    /// <summary>The list of numbers, none below zero, of that name; null when it is something else.</summary>
    private static long[]? Numbers(JsonElement entry, string name)
    {
        if (!entry.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = new List<long>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
            {
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>Bytes of a tensor; a shape beyond all files counts as the largest number there is.</summary>
    private static long Size(long[] shape, TensorType type)
    {
        var size = (UInt128)type.Size();
        foreach (var dimension in shape)
        {
            size = size > long.MaxValue && dimension != 0 ? long.MaxValue : size * (ulong)dimension;
        }

        return size > long.MaxValue ? long.MaxValue : (long)size;
    }

    /// <summary>The format wants every byte of data to belong to exactly one tensor.</summary>
    private static void CheckCover(List<SafetensorsTensor> tensors, long dataLength, string file, Problems problems)
    {
        var reached = 0L;
        foreach (var tensor in tensors)
        {
            if (tensor.Begin != reached || tensor.End > dataLength)
            {
                problems.Add(
                    $"{tensor.Name} ({file})",
                    $"bytes from {reached} on, before the {dataLength} bytes of data end",
                    $"{tensor.Begin} to {tensor.End}");
            }

            reached = tensor.End;
        }

        if (reached < dataLength)
        {
            problems.Add(file, $"{reached} bytes of data, as the header says", $"{dataLength}");
        }
    }
}
