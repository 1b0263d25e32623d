namespace Regressor.Application;

/// <summary>What a request names does not exist.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} does not exist.");
