namespace Regressor.Infrastructure.IntegrationTests;

/// <summary>A temporary folder for one test, deleted afterwards.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
