using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Surgical.TestKit.Cases;

/// <summary>Runs a theory on every database, with each of the given values: what holds on one holds on all.</summary>
/// <param name="values">What comes behind the database.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachDatabaseAttribute(params object?[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker) => new(
        [.. Enum.GetValues<Database>().Select(database => new TheoryDataRow([database, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
