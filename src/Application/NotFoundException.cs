namespace Regressor.Application;

/// <summary>What a request names does not exist.</summary>
/// <param name="what">Is named.</param>
/// <param name="predicate">What is said of it, where it is another thing than that.</param>
public sealed class NotFoundException(string what, string predicate = "does not exist") : Exception($"{what} {predicate}.");
