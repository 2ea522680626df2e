namespace Surgical.Evaluation.Report.Page;

/// <summary>A part of a page.</summary>
/// <param name="Id">Where links lead.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Content">What is under it.</param>
internal sealed record Section(string Id, string Title, params object?[] Content);
