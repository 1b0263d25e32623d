namespace Regressor.Infrastructure.Backup;

/// <summary>Thrown when a backup cannot be created or restored; nothing was changed. The message says why.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
