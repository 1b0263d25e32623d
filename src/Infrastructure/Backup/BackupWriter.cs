using System.IO.Compression;
using System.Text.Json;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>Writes a backup, entry by entry, as they come.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly DateTimeOffset _createdAt;
    private readonly FileStream _file;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, BackupEntry> _entries = [];

    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="now">When the backup begins.</param>
    public BackupWriter(string path, DateTimeOffset now)
    {
        _createdAt = now;
        _file = new FileStream(path, AtomicDirectory.PrivateFile(FileMode.CreateNew, FileAccess.ReadWrite));
        _archive = new ZipArchive(_file, ZipArchiveMode.Create, leaveOpen: true);
    }

    public bool Has(string name) => _entries.ContainsKey(name);

    public async Task AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        await using var entry = await _archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        _entries[name] = await BackupEntry.CopyAsync(name, content, entry, cancellationToken);
    }

    /// <summary>Ends the archive; when it returns, it is whole and on disk.</summary>
    /// <param name="provider">Whose database it is.</param>
    /// <param name="names">What of the entries is to be restored.</param>
    public void Complete(StorageProvider provider, IEnumerable<string> names)
    {
        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat, BackupManifest.CurrentVersion, provider, _createdAt, [.. names.Where(Has).Select(name => _entries[name])]);
        using (var entry = _archive.CreateEntry(BackupManifest.Name).Open()) JsonSerializer.Serialize(entry, manifest, BackupManifest.Json);
        _archive.Dispose();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _archive.Dispose();
        _file.Dispose();
    }
}
