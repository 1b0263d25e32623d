namespace Regressor.Infrastructure.Backup;

/// <summary>A backup cannot be made, or not be restored; nothing was changed. The message says why, in words.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
