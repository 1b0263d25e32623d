using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Hosting;

/// <summary>What one of several processes on the same data does.</summary>
public enum ReplicaRole
{
    All,

    /// <summary>Answers requests; others train.</summary>
    Api,

    /// <summary>Trains; of requests it answers those about its health and its metrics.</summary>
    Worker,
}

public sealed class ClusterOptions
{
    public ReplicaRole Role { get; set; } = ReplicaRole.All;

    public bool Trains => Role != ReplicaRole.Api;

    /// <exception cref="RefusalException">Nobody could do the rest.</exception>
    public void Check(StorageOptions storage)
    {
        if (Role != ReplicaRole.All && !storage.IsShared)
            throw new RefusalException($"Role must be {ReplicaRole.All}, not {Role}: without Storage:Provider={StorageProvider.PostgreSql} no other process can do the rest.");
    }
}
