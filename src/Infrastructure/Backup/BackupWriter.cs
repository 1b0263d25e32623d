using System.IO.Compression;
using System.Text.Json;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>Writes a backup, one entry at a time.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly DateTimeOffset _createdAt;
    private readonly FileStream _file;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, BackupEntry> _entries = [];

    /// <param name="path">Path of a file that does not exist yet.</param>
    /// <param name="now">Time when the backup begins.</param>
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

    /// <summary>Completes the archive, which is whole and on disk when this method returns.</summary>
    /// <param name="provider">Database provider that the backup belongs to.</param>
    /// <param name="names">Names of the entries to restore.</param>
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
