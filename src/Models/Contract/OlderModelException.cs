namespace Surgical.Models.Contract;

/// <summary>
/// Nothing can be added to what a model began whose digest, of an older version, cannot tell which model it was.
/// </summary>
public sealed class OlderModelException(string name) : ModelException(
    $"This cannot go on: an older version of this program began it, whose digests did not cover the numbers of a "
    + $"model's weights, so that nobody can tell whether {name} is still the model that began it. What was read stays "
    + "as it is; begin anew beside it.");
