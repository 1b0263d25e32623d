using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests;

[UnsupportedOSPlatform("windows")]
public sealed class DataDirectoryRightsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StorageProvider.Sqlite, UnixFileMode.None, false)]
    [InlineData(StorageProvider.Sqlite, UnixFileMode.OtherExecute, true)]
    [InlineData(StorageProvider.Sqlite, UnixFileMode.GroupRead, true)]
    [InlineData(StorageProvider.InMemory, UnixFileMode.OtherRead, true)]
    [InlineData(StorageProvider.PostgreSql, UnixFileMode.OtherRead, false)]
    public async Task A_data_directory_that_others_can_look_into_is_warned_of(StorageProvider provider, UnixFileMode others, bool warned)
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | others);
        var log = new KeptLog();
        await new DataDirectoryRights(new StorageOptions { Provider = provider, DataDirectory = _folder.Path }, log).StartAsync(CancellationToken.None);
        log.Lines.Any(line => line.Contains($"chmod 700 {_folder.Path}", StringComparison.Ordinal)).ShouldBe(warned);
    }

    private sealed class KeptLog : ILogger<DataDirectoryRights>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
