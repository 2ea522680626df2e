using System.CommandLine;
using Surgical.Soak;

var root = new RootCommand("Long proofs: each does one thing very often, and ends with 0 where it held every time.");
root.SetAction(_ =>
{
    foreach (var proof in Proofs.All)
    {
        Console.WriteLine($"{proof.Name,-10} {proof.Count,6} times, {proof.Length.TotalMinutes:0} min   {proof.Claim}");
    }
});
foreach (var proof in Proofs.All)
{
    root.Add(Verb(proof));
}

var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;

Command Verb(Proof proof)
{
    var seed = new Option<int>("--seed") { Description = "Draws what is left to chance", DefaultValueFactory = _ => 1 };
    var count = new Option<int>("--count") { Description = "How often", DefaultValueFactory = _ => proof.Count };
    count.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var times) && times > 0))
        {
            result.AddError($"Expected a --count from 1, got {token.Value}.");
        }
    });
    var first = new Option<int>("--first") { Description = "Number of the first, where files are drawn" };
    var keep = new Option<string?>("--keep") { Description = "Folder that takes each file, where files are drawn" };
    var verb = new Command(proof.Name, proof.Claim) { seed, count, first, keep };
    verb.SetAction(async (given, cancellationToken) =>
    {
        var course = new Course(given.GetValue(seed), given.GetValue(count), Console.Error)
        {
            First = given.GetValue(first),
            Kept = given.GetValue(keep),
        };
        var finding = await proof.RunAsync(course, cancellationToken);
        var verdict = finding.Holds ? "holds" : "DOES NOT HOLD";
        Console.WriteLine($"{proof.Name}, seed {course.Seed}: {verdict}: {finding.Figures}");
        return finding.Holds ? 0 : 1;
    });
    return verb;
}
