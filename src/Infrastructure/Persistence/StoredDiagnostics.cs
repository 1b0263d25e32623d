using Regressor.Domain.Evaluation;

namespace Regressor.Infrastructure.Persistence;

/// <summary>Diagnostics of a model. They have their own table, so that lists of models do not read data that only a report shows.</summary>
internal sealed class StoredDiagnostics
{
    public required Guid DatasetId { get; init; }

    public required int Version { get; init; }

    public required ModelDiagnostics Diagnostics { get; init; }
}
