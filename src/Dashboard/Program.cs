using System.CommandLine;
using Surgical.Dashboard.Commands;

var root = new RootCommand("Reads cataract-surgery video. For teaching and research; not a medical device.");
root.Add(CheckCommand.Create());
root.Add(ImportCommand.Create());
return await CommandEdge.RunAsync(root, args);
