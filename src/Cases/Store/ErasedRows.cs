namespace Surgical.Cases.Store;

/// <summary>What was removed with the rows of a case.</summary>
/// <param name="Events">All of its events.</param>
/// <param name="Pictures">Key frames that no other case shows.</param>
/// <param name="PictureBytes">Of their files.</param>
internal sealed record ErasedRows(int Events, int Pictures, long PictureBytes);
