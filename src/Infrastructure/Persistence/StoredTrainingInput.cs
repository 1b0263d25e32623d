namespace Regressor.Infrastructure.Persistence;

/// <summary>A piece of the input of a training that several workers compute. Written by <see cref="PostgreSql.PostgreSqlPartBoard"/>.</summary>
internal sealed class StoredTrainingInput
{
    public required Guid RunId { get; init; }

    public required int Number { get; init; }

    public required byte[] Content { get; init; }
}
