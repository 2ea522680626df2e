using System.CommandLine;
using Surgical;
using Surgical.Commands;
using Surgical.Commands.Evaluate;
using Surgical.Dashboard.Edge;

if (ApiDocument.IsBeingWritten)
{
    await ApiDocument.OfferAsync();
    return 0;
}

var root = new RootCommand("Reads cataract-surgery video. For teaching and research; not a medical device.");
ServeCommand.Configure(root, withSamples: true);
root.Add(ServeCommand.Create());
root.Add(AskCommand.Create());
root.Add(CheckCommand.Create());
root.Add(DoctorCommand.Create());
root.Add(AnalyzeCommand.Create());
root.Add(PullCommand.Create());
root.Add(ImportCommand.Create());
root.Add(EvaluateCommand.Create());
root.Add(ExportCommand.Create());
root.Add(BackupCommand.Create());
root.Add(RestoreCommand.Create());
root.Add(StoreCommand.Create());
return await CommandEdge.RunAsync(root, args);
