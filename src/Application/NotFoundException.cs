using Regressor.Domain;

namespace Regressor.Application;

/// <summary>The object that a request names does not exist.</summary>
/// <param name="what">The missing object.</param>
/// <param name="predicate">The rest of the message's sentence, if different from the default.</param>
/// <param name="code">Code of the problem.</param>
public sealed class NotFoundException(string what, string predicate = "does not exist", string code = ProblemCodes.NotFound) : Exception($"{what} {predicate}.")
{
    public string Code { get; } = code;

    public static NotFoundException InTrash(string datasetSlug) =>
        new($"The dataset '{datasetSlug}'", "is in the trash. Restore it, or delete it permanently", ProblemCodes.InTrash);
}
