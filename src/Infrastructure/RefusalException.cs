namespace Regressor.Infrastructure;

/// <summary>The program cannot do its work where and as it was set up. The message says why, and what was expected, in words.</summary>
public sealed class RefusalException(string message, Exception? inner = null) : Exception(message, inner);
