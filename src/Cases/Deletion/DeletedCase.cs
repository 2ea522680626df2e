namespace Surgical.Cases.Deletion;

/// <summary>A case that was deleted, and what went with it.</summary>
/// <param name="Id">Of the case; nothing has it any more.</param>
/// <param name="Name">As it was shown to people.</param>
/// <param name="FreedBytes">Of its files: the video as it came, its copy, its key frames.</param>
/// <param name="Pictures">Key frames; those that another case shows too are kept and not counted.</param>
/// <param name="Events">All that was written of it.</param>
public sealed record DeletedCase(string Id, string Name, long FreedBytes, int Pictures, int Events);
