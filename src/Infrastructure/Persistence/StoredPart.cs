namespace Regressor.Infrastructure.Persistence;

/// <summary>A part of a training that any worker may compute. Written by <see cref="PostgreSql.PostgreSqlPartBoard"/>.</summary>
internal sealed class StoredPart
{
    public required Guid RunId { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Session that computes the part.</summary>
    public Guid? ClaimedBy { get; init; }

    /// <summary>Time of the session's last sign of life, by the database's clock.</summary>
    public DateTimeOffset? RenewedAt { get; init; }

    public required byte[] Log { get; init; }

    public bool IsEnded { get; init; }

    /// <summary>Result of the part; null until it is computed.</summary>
    public byte[]? Result { get; init; }
}
