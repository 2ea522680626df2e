using System.CommandLine;

namespace Surgical.Benchmarks.Load;

/// <summary>benchmarks load: a server with many cases, readers and watchers.</summary>
internal static class LoadCommand
{
    private static readonly Option<string> Program = new("--program")
    {
        Description = "The surgical.dll that serves, of this version or another",
        HelpName = "DLL",
        DefaultValueFactory = _ => Path.Combine(
            AppContext.BaseDirectory, "..", "..", "Surgical", new DirectoryInfo(AppContext.BaseDirectory).Name,
            "surgical.dll"),
    };

    private static readonly Option<int> Cases = Count("--cases", 300, "Cases that it has");
    private static readonly Option<int> Events = Count("--events", 100, "Events of each");
    private static readonly Option<int> Watchers = Count("--watchers", 50, "Pages that watch one case and the list");
    private static readonly Option<int> Rounds = Count("--rounds", 3, "Rounds, of which the medians are told");

    public static Command Create()
    {
        var command = new Command("load", "A real server with many cases, readers and watchers")
        {
            Program, Cases, Events, Watchers, Rounds,
        };
        command.SetAction((parsed, stop) => LoadBenchmark.RunAsync(
            Path.GetFullPath(parsed.GetValue(Program)!),
            new(parsed.GetValue(Cases), parsed.GetValue(Events)),
            parsed.GetValue(Watchers),
            parsed.GetValue(Rounds),
            stop));
        return command;
    }

    private static Option<int> Count(string name, int usually, string what) =>
        new(name) { Description = what, DefaultValueFactory = _ => usually };
}
