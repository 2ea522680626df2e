using System.CommandLine;
using Surgical.Dashboard.Commands;

var root = new RootCommand("Reads cataract-surgery video. For teaching and research; not a medical device.");
ServeCommand.Configure(root, withSamples: true);
root.Add(ServeCommand.Create());
