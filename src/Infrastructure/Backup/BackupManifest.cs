using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>What a backup holds; the last entry that is written of it.</summary>
/// <param name="Format">Of the archive: a number that is not known yet means that it cannot be read.</param>
/// <param name="Version">Of the Regressor that made it.</param>
/// <param name="Provider">Whose database it is.</param>
/// <param name="CreatedAt">When it was begun, UTC.</param>
/// <param name="Entries">All that is to be restored.</param>
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

/// <param name="Name">In the archive.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal digits.</param>
internal sealed record BackupEntry(string Name, long Length, string Sha256)
{
    private const int AtOnce = 1 << 17;

    /// <summary>Copies content and tells what was copied.</summary>
    /// <param name="name">In the archive.</param>
    /// <param name="content">What is copied.</param>
    /// <param name="into">Where to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <exception cref="InvalidDataException">It has more.</exception>
    public static async Task<BackupEntry> CopyAsync(string name, Stream content, Stream into, CancellationToken cancellationToken, long most = long.MaxValue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[AtOnce], 0L);
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read > most - length) throw new InvalidDataException($"'{name}' is larger than its manifest says.");
            hash.AppendData(buffer, 0, read);
            await into.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            length += read;
        }

        return new BackupEntry(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
