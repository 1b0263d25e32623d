namespace Regressor.Infrastructure.Persistence;

/// <summary>A checkpoint's bytes, in a database that several processes share.</summary>
internal sealed class StoredCheckpoint
{
    public required Guid DatasetId { get; init; }

    public required int Version { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}
