namespace Regressor.Infrastructure;

/// <summary>Thrown when the program cannot work with its configuration or environment. The message says why, and what was expected.</summary>
public sealed class RefusalException(string message, Exception? inner = null) : Exception(message, inner);
