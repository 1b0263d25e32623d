using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Persistence;

internal sealed class StoredRequest
{
    public const int MaxKeyLength = 200;

    public required string Key { get; init; }

    public required string Fingerprint { get; init; }

    public RequestAnswer? Answer { get; set; }

    /// <summary>Dataset that the answer is about. Deleting the dataset also deletes this record.</summary>
    public Guid? DatasetId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
