namespace Surgical.ModelImport.Importing;

/// <summary>How far the writing of a model's weights is.</summary>
/// <param name="Written">Bytes so far.</param>
/// <param name="Total">Bytes in all.</param>
public readonly record struct ImportProgress(long Written, long Total);
