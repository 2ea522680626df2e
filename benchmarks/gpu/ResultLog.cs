using System.Text.Json;

namespace Surgical.Gpu;

/// <summary>Results as they come: a line for people, and a line of JSON each in a file, flushed at once.</summary>
internal sealed class ResultLog(string path) : IDisposable
{
    private readonly StreamWriter _file = new(path, append: true) { AutoFlush = true };

    /// <summary>Checks that failed or could not be made.</summary>
    public int Failures { get; private set; }

    public void Say(string check, string result, params (string Name, object Value)[] figures)
    {
        var shown = string.Join("  ", figures.Select(figure => $"{figure.Name}={Shown(figure.Value)}"));
        Console.WriteLine($"{result,-5} {check}  {shown}");
        Failures += result is "FAIL" or "ERROR" ? 1 : 0;
        var entry = new Dictionary<string, object> { ["check"] = check, ["result"] = result };
        foreach (var (name, value) in figures)
        {
            entry[name] = value is double and (double.NaN or double.PositiveInfinity) ? "none" : value;
        }

        _file.WriteLine(JsonSerializer.Serialize(entry));
    }

    /// <summary>Makes one check; what it throws is a result, so that one broken check hides no other.</summary>
    public void Try(string check, Action make)
    {
        try
        {
            make();
        }
        catch (Exception failure)
        {
            Say(check, "ERROR", ("why", failure.Message.ReplaceLineEndings(" ")), ("kind", failure.GetType().Name));
            Console.Error.WriteLine(failure);
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Shown(object value) => value switch
    {
        double number when Math.Abs(number) is > 0 and < 0.001 => number.ToString("0.0e-0", null),
        double number => number.ToString("0.#######", null),
        _ => $"{value}",
    };
}
