using System.CommandLine;

var root = new RootCommand("Reads cataract-surgery video. For teaching and research; not a medical device.");
return await root.Parse(args).InvokeAsync();
