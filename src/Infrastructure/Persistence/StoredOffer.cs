namespace Regressor.Infrastructure.Persistence;

/// <summary>A training whose parts any worker may compute. Written by <see cref="PostgreSql.PostgreSqlPartBoard"/>.</summary>
internal sealed class StoredOffer
{
    public required Guid RunId { get; init; }

    /// <summary>Hash of the input and of the program that computes the parts.</summary>
    public required string Fingerprint { get; init; }
}
