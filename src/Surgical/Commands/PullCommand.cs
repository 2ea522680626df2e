using System.CommandLine;
using System.Globalization;
using Surgical.ModelImport.Hub;
using Surgical.Progress;

namespace Surgical.Commands;

/// <summary>
/// surgical pull: a model from the Hugging Face Hub. The snapshot's folder on stdout, all else on stderr.
/// </summary>
internal static class PullCommand
{
    public static Command Create()
    {
        var repository = new Argument<string>("REPO[@REV]")
        {
            Description = "Repository as OWNER/NAME, and a branch, tag or commit (default: main)",
        };
        var command = new Command(
            "pull", "Bring a model from the Hugging Face Hub; HF_TOKEN, HF_HOME and HF_ENDPOINT count") { repository };
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(repository), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string repository, CancellationToken cancellationToken)
    {
        var access = HubAccess.FromEnvironment(Environment.GetEnvironmentVariable) with
        {
            Note = note => Console.Error.WriteLine($"surgical: note: {note}"),
        };
        using var pull = new ModelPull(access, TimeProvider.System);
        var plan = await pull.PlanAsync(RepositoryName.Parse(repository), cancellationToken);
        foreach (var line in Lines(plan))
        {
            await Console.Error.WriteLineAsync(line);
        }

        var progress = new ImportProgressLine(Console.Error, Console.IsErrorRedirected, "fetching");
        Console.WriteLine(await pull.RunAsync(plan, progress, cancellationToken));
        return 0;
    }

    /// <summary>What a person should know before gigabytes move.</summary>
    internal static IEnumerable<string> Lines(PullPlan plan)
    {
        if (plan.Unasked is { } reason)
        {
            yield return $"surgical: {plan.Name} as it was when it was last pulled; {reason}";
        }

        yield return $"{plan.Name.Id} at commit {plan.Commit}"
            + (plan.IsWhole ? ", wholly in the cache" : $", to fetch: {Size(plan.Missing)}");
        if (plan.IsWhole)
        {
            yield break;
        }

        foreach (var file in plan.Files)
        {
            yield return $"  {file.Path}, {Size(file.Size)}";
        }

        if (plan.LeftOut > 0)
        {
            yield return $"  left out: {plan.LeftOut} other files, which nothing here reads";
        }
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F2} GB"),
    };
}
