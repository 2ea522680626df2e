using System.CommandLine;

namespace Surgical.Options;

/// <summary>Options that several evaluations have; each command has its own.</summary>
internal static class EvaluateOptions
{
    /// <summary>--out.</summary>
    public static Option<string> Folder(string description)
    {
        var option = new Option<string>("--out") { Description = description, HelpName = "DIR", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var folder] && File.Exists(folder.Value))
            {
                result.AddError($"Expected a folder as --out, got the file {folder.Value}.");
            }
        });
        return option;
    }

    /// <summary>--columns, of training data.</summary>
    public static Option<string> Columns() => new("--columns")
    {
        Description = "Columns that are not called case, image, question and answer: case=NAME,...",
        HelpName = "NAMES",
        DefaultValueFactory = _ => "",
    };

    /// <summary>--split-by.</summary>
    /// <param name="column">Which columns there are: "of the data", with an example.</param>
    public static Option<string?> SplitBy(string column) => new("--split-by")
    {
        Description = $"Give the figures for each value of this column {column} too",
        HelpName = "COLUMN",
    };

    /// <summary>A number with a least value.</summary>
    public static Option<int> Number(string name, string description, int usual, int least)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "NUMBER",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
            {
                result.AddError($"Expected a {name} of at least {least}, got {result.GetValueOrDefault<int>()}.");
            }
        });
        return option;
    }
}
