using System.Text.Json.Nodes;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>
/// A PEFT adapter for two layers of <see cref="SmallSnapshot"/>, to be spoilt by a test before it is written.
/// </summary>
internal sealed class SmallAdapter
{
    /// <summary>A text layer of 12 outputs and 8 inputs.</summary>
    public const string Gate = "text.layers.1.mlp.gate_proj.weight";

    /// <summary>A vision layer of 6 outputs and 10 inputs.</summary>
    public const string Second = "vision.encoder.layers.0.mlp.fc2.weight";

    private readonly Random _random;

    private SmallAdapter(int seed) => _random = new Random(seed);

    /// <summary>adapter_config.json; rank 2, scale 4.</summary>
    public JsonObject Config { get; } = (JsonObject)JsonNode.Parse(
        """
        {
          "peft_type": "LORA", "r": 2, "lora_alpha": 8, "use_rslora": false, "fan_in_fan_out": false, "bias": "none",
          "use_dora": false, "modules_to_save": null, "rank_pattern": {}, "alpha_pattern": {},
          "init_lora_weights": true, "base_model_name_or_path": "org/small",
          "target_modules": ["1.mlp.gate_proj", "fc2"]
        }
        """)!;

    /// <summary>Name in the file to shape and numbers; float32.</summary>
    public Dictionary<string, (long[] Shape, float[] Values)> Tensors { get; } = [];

    /// <summary>Names in the layout that PEFT writes today.</summary>
    public static SmallAdapter Make(int seed = 11)
    {
        var adapter = new SmallAdapter(seed);
        adapter.Add(A(Gate), 2, 8);
        adapter.Add(B(Gate), 12, 2);
        adapter.Add(A(Second), 2, 10);
        adapter.Add(B(Second), 6, 2);
        return adapter;
    }

    /// <summary>Any adapter, to be changed.</summary>
    public static SmallAdapter ReadFrom(string folder)
    {
        var adapter = new SmallAdapter(seed: 0);
        adapter.Configure(File.ReadAllBytes(Path.Combine(folder, "adapter_config.json")));
        using var file = SafetensorsFile.Open(Path.Combine(folder, "adapter_model.safetensors"), new Problems())!;
        foreach (var tensor in file.Tensors)
        {
            var values = new float[tensor.Count];
            file.Read(tensor, 0, values);
            adapter.Tensors.Add(tensor.Name, ([.. tensor.Shape], values));
        }

        return adapter;
    }

    /// <summary>Puts another file in the place of <see cref="Config"/>.</summary>
    public void Configure(ReadOnlySpan<byte> json)
    {
        Config.Clear();
        foreach (var (key, value) in JsonNode.Parse(json)!.AsObject())
        {
            Config[key] = value?.DeepClone();
        }
    }

    /// <summary>Name of the A of a weight.</summary>
    public static string A(string weight, Func<string, string>? layout = null) => Factor(weight, "lora_A", layout);

    /// <summary>Name of the B of a weight.</summary>
    public static string B(string weight, Func<string, string>? layout = null) => Factor(weight, "lora_B", layout);

    /// <summary>Adds random numbers under a name of the file, or puts them in place of others.</summary>
    public void Add(string name, params long[] shape)
    {
        var count = (int)shape.Aggregate(1L, (product, dimension) => product * dimension);
        Tensors[name] = (shape, [.. Enumerable.Range(0, count).Select(_ => _random.NextSingle() - 0.5f)]);
    }

    /// <summary>scale · B · A of a weight in double precision, row after row.</summary>
    public double[] Delta(string weight, double scale)
    {
        var (a, b) = (Tensors[A(weight)], Tensors[B(weight)]);
        var (rank, inputs, outputs) = (a.Shape[0], a.Shape[1], b.Shape[0]);
        var delta = new double[outputs * inputs];
        for (var i = 0; i < delta.Length; i++)
        {
            for (var k = 0; k < rank; k++)
            {
                delta[i] += scale * b.Values[(i / inputs * rank) + k] * a.Values[(k * inputs) + (i % inputs)];
            }
        }

        return delta;
    }

    /// <summary>Writes adapter_config.json and adapter_model.safetensors.</summary>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "adapter_config.json"), Config.ToJsonString());
        File.WriteAllBytes(
            Path.Combine(folder, "adapter_model.safetensors"), SmallSnapshot.Safetensors(Tensors, "F32"));
        return folder;
    }

    private static string Factor(string weight, string factor, Func<string, string>? layout)
    {
        var name = (layout ?? NameLayout.Later)(weight);
        return $"base_model.model.{name[..^".weight".Length]}.{factor}.weight";
    }
}
