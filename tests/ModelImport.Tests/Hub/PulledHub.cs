using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Surgical.ModelImport.Hub;
using Surgical.ModelImport.Tests.Importing;
using Surgical.TestKit;
using Surgical.TestKit.Hub;

namespace Surgical.ModelImport.Tests.Hub;

/// <summary>A Hub with a small repository, and an empty cache to pull it into.</summary>
internal sealed class PulledHub : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private PulledHub(HubServer server) => Server = server;

    public HubServer Server { get; }

    public string Cache => _folder["hub"];

    /// <summary>Pauses that the pull wanted; none is made.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = [];

    /// <summary>The weights, long enough to be sent in parts.</summary>
    public static byte[] Weights { get; } = Noise(700_000);

    public static async Task<PulledHub> StartAsync()
    {
        var server = await HubServer.StartAsync(TestContext.Current.CancellationToken);
        server.AddSmall(".gitattributes", "*.safetensors filter=lfs"u8.ToArray())
            .AddSmall("README.md", "# A model"u8.ToArray())
            .AddSmall("config.json", """{ "model_type": "gemma3" }"""u8.ToArray())
            .AddLarge("tokenizer.json", Noise(3000))
            .AddLarge("model.safetensors", Weights)
            .AddLarge("pytorch_model.bin", Noise(100))
            .AddSmall("original/config.json", "{}"u8.ToArray());
        return new PulledHub(server);
    }

    public HubAccess Access(string? token = null) => new()
    {
        Endpoint = Server.Endpoint,
        Cache = Cache,
        Token = token is null ? null : new HubToken(token, "HF_TOKEN"),
        Silence = TimeSpan.FromSeconds(5),
    };

    public Task<string> PullAsync(string name = "org/model") => PullAsync(Access(), name);

    public async Task<string> PullAsync(HubAccess access, string name = "org/model")
    {
        var stop = TestContext.Current.CancellationToken;
        using var pull = new ModelPull(access, TimeProvider.System, (pause, _) =>
        {
            Pauses.Enqueue(pause);
            return Task.CompletedTask;
        });
        return await pull.RunAsync(await pull.PlanAsync(RepositoryName.Parse(name), stop), new NoProgress(), stop);
    }

    /// <summary>
    /// Answers the first requests for a file in another way, one after another; then the Hub answers.
    /// </summary>
    public void Instead(string path, params Func<HttpContext, Task>[] answers)
    {
        var next = 0;
        Server.Instead = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith(path, StringComparison.Ordinal) || next >= answers.Length)
            {
                return false;
            }

            await answers[next++](context);
            return true;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
