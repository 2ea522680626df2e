using Surgical.Analyzer;
using Surgical.Analyzer.Reading;
using Surgical.Cases.Intake;
using Surgical.Cases.Reading;
using Surgical.Dashboard.Bounds;

namespace Surgical.Dashboard.Edge;

/// <summary>How the dashboard is served.</summary>
public sealed record ServeOptions
{
    /// <summary>On 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Folder of everything kept.</summary>
    public string Data { get; init; } = "data";

    /// <summary>PostgreSQL's connection string; null for tables in <see cref="Data"/>.</summary>
    public string? Store { get; init; }

    /// <summary>What is taken in.</summary>
    public AdmissionOptions Admission { get; init; } = new();

    /// <summary>With what it puts up.</summary>
    public ServerBounds Bounds { get; init; } = new();

    /// <summary>How many cases are run at once.</summary>
    public CaseRunnerOptions Runner { get; init; } = new();

    /// <summary>How cases are read.</summary>
    public CaseRunOptions Reading { get; init; } = new();
}
