namespace Surgical.Cases.Care;

/// <summary>Something that is wrong with a data folder.</summary>
/// <param name="What">In words, a whole sentence; cases by their ids, never by names.</param>
/// <param name="CanMend">Whether <see cref="FolderMending"/> can put it right, which never removes anything.</param>
public sealed record Finding(string What, bool CanMend);
