using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Persistence;

/// <summary>A table beside that of the models, so that lists of models do not read what only a report shows.</summary>
internal sealed class StoredDiagnostics
{
    public required Guid DatasetId { get; init; }

    public required int Version { get; init; }

    public required ModelDiagnostics Diagnostics { get; init; }
}
