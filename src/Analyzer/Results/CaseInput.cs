using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Results;

/// <summary>
/// What an analysis is of. Two equal inputs give the same analysis, so that one run can continue another.
/// </summary>
/// <param name="CaseId">Name of the case.</param>
/// <param name="SourceSha256">
/// Of the source's content (<see cref="SourceDigest"/>), or of its parts' (<see cref="CaseParts"/>); null while the
/// source is still being written.
/// </param>
/// <param name="Format">Size and rate of the video.</param>
/// <param name="Model">Who is asked.</param>
/// <param name="Settings">How the case is read.</param>
public sealed record CaseInput(
    string CaseId, string? SourceSha256, VideoFormat Format, ModelIdentity Model, CaseRunOptions Settings)
{
    /// <summary>The files of a recording that came in several; null for one that came in one.</summary>
    public CaseParts? Parts { get; init; }
}
