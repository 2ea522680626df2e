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
    /// <returns>Null when this is no header at all, or one of numbers that are not read.</returns>
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

        var unread = new UnreadTypes();
        var tensors = Entries(header, file, unread, problems)
            .OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End).ToList();
        if (unread.Any)
        {
            unread.AddTo(problems, file);
            return null;
        }

        CheckCover(tensors, sizeof(ulong) + json.Length, dataLength, file, problems);
        return tensors;
    }

    /// <summary>What came in the place of the bytes that a file should have.</summary>
    /// <param name="length">Bytes that it has.</param>
    public static string CutOff(long length) =>
        $"{length}: it is cut off; fetch it again (surgical pull, where the repository came by it)";

    private static List<SafetensorsTensor> Entries(
        JsonElement header, string file, UnreadTypes unread, Problems problems)
    {
        var tensors = new List<SafetensorsTensor>();
        var names = new HashSet<string>();
        foreach (var entry in header.EnumerateObject())
        {
            if (!names.Add(entry.Name))
            {
                problems.Add($"{entry.Name} ({file})", "one entry", "two");
            }
            else if (entry.Name != "__metadata__" && Entry(entry, file, unread, problems) is { } tensor)
            {
                tensors.Add(tensor);
            }
        }

        return tensors;
    }

    private static SafetensorsTensor? Entry(
        JsonProperty entry, string file, UnreadTypes unread, Problems problems)
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
            unread.Note(JsonText.Shown(dtype), entry.Name);
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
    private static void CheckCover(
        List<SafetensorsTensor> tensors, long start, long dataLength, string file, Problems problems)
    {
        // Where the file is cut off, a line says so, and not one for every tensor that is gone.
        var end = tensors.Count > 0 ? tensors.Max(tensor => tensor.End) : 0;
        if (end > dataLength)
        {
            problems.Add(file, $"{(Int128)start + end} bytes, as its header says", CutOff(start + dataLength));
        }

        var reached = 0L;
        foreach (var tensor in tensors)
        {
            if (tensor.Begin != reached)
            {
                problems.Add(
                    $"{tensor.Name} ({file})",
                    $"bytes from {reached} on",
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
