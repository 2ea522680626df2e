using Surgical.TestKit.Cases;

[assembly: AssemblyFixture(typeof(TestPostgresEnd))]
