using Regressor.Testing;

namespace Regressor.WebApi.FunctionalTests;

/// <summary>A data directory, and a database where the provider is a server; both are gone at the end.</summary>
public sealed class TestStorage : IDisposable
{
    private readonly PostgreSqlDatabase? _database;

    public TestStorage(string provider)
    {
        _database = provider == "PostgreSql" ? PostgreSqlDatabase.Create() : null;
        Settings = new Dictionary<string, string>
        {
            ["DataDirectory"] = DataDirectory,
            ["Storage:Provider"] = provider,
        };
        if (_database is not null) Settings["Storage:ConnectionString"] = _database.ConnectionString;
    }

    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    /// <summary>Tell a server to use it.</summary>
    public Dictionary<string, string> Settings { get; }

    public void Dispose()
    {
        Directory.Delete(DataDirectory, recursive: true);
        _database?.Dispose();
    }
}
