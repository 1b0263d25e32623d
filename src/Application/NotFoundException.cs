namespace Regressor.Application;

/// <summary>The object that a request names does not exist.</summary>
/// <param name="what">The missing object.</param>
/// <param name="predicate">The rest of the message's sentence, if different from the default.</param>
public sealed class NotFoundException(string what, string predicate = "does not exist") : Exception($"{what} {predicate}.");
