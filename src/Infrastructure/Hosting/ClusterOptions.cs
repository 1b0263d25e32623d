using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Hosting;

/// <summary>Role of one of several processes that share the same data.</summary>
public enum ReplicaRole
{
    All,

    /// <summary>Answers requests; others train.</summary>
    Api,

    /// <summary>Trains; answers only requests about its health and its metrics.</summary>
    Worker,
}

public sealed class ClusterOptions
{
    public ReplicaRole Role { get; set; } = ReplicaRole.All;

    public bool Trains => Role != ReplicaRole.Api;

    /// <exception cref="RefusalException">The storage is not shared, so no other process could have the other role.</exception>
    public void Check(StorageOptions storage)
    {
        if (Role != ReplicaRole.All && !storage.IsShared)
            throw new RefusalException($"Role must be {ReplicaRole.All}, not {Role}: without Storage:Provider={StorageProvider.PostgreSql} a single process must do all work.");
    }
}
