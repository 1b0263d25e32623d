using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>Lists the contents of a backup. It is the last entry that is written.</summary>
/// <param name="Format">Format number of the archive; an unknown number means that it cannot be read.</param>
/// <param name="Version">Version of Regressor that created the backup.</param>
/// <param name="Provider">Database provider that the backup belongs to.</param>
/// <param name="CreatedAt">Time when the backup began, UTC.</param>
/// <param name="Entries">Entries to restore.</param>
internal sealed record BackupManifest(int Format, Version Version, StorageProvider Provider, DateTimeOffset CreatedAt, IReadOnlyList<BackupEntry> Entries)
{
    public const string Name = "manifest.json";
    public const int CurrentFormat = 1;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Version CurrentVersion { get; } = typeof(BackupManifest).Assembly.GetName().Version!;
}

/// <param name="Name">Name in the archive.</param>
/// <param name="Length">Length, in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, in hexadecimal digits.</param>
internal sealed record BackupEntry(string Name, long Length, string Sha256)
{
    private const int AtOnce = 1 << 17;

    /// <summary>Copies content, and returns the entry that describes it.</summary>
    /// <param name="name">Name in the archive.</param>
    /// <param name="content">Source stream.</param>
    /// <param name="into">Destination stream.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    /// <param name="most">Maximum length of the content, in bytes.</param>
    /// <exception cref="InvalidDataException">The content is longer.</exception>
    public static async Task<BackupEntry> CopyAsync(string name, Stream content, Stream into, CancellationToken cancellationToken, long most = long.MaxValue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[AtOnce], 0L);
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read > most - length) throw new InvalidDataException($"'{name}' is larger than the manifest states.");
            hash.AppendData(buffer, 0, read);
            await into.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            length += read;
        }

        return new BackupEntry(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
