namespace Surgical.Cases.Store;

/// <summary>Something was to be written of a case that is not there, or not any more; nothing was.</summary>
public sealed class NoSuchCaseException() : Exception("There is no such case; it may have been deleted.");
