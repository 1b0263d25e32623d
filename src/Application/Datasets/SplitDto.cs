using FluentValidation;
using FluentValidation.Results;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>Which examples are held out together, and so what the figures of a model promise.</summary>
/// <param name="By">
/// *row*: other rows like these; *group*: rows of new groups, such as patients that no row is known of; *time*: later rows.
/// </param>
/// <param name="Column">Name of the input or kept column with the group or the time; null by row.</param>
public sealed record SplitDto(SplitBy By, string? Column = null)
{
    internal static SplitDto From(Split split) => new(split.By, split.Column);

    /// <summary>Parses "row", "group:COLUMN" or "time:COLUMN".</summary>
    /// <exception cref="ValidationException">The text is none of these.</exception>
    public static SplitDto Parse(string text)
    {
        var parts = text.Split(':', 2);
        return Enum.TryParse<SplitBy>(parts[0], ignoreCase: true, out var by) && Enum.IsDefined(by) && char.IsAsciiLetter(parts[0][0])
            ? new SplitDto(by, parts is [_, { Length: > 0 } column] ? column : null)
            : throw new ValidationException([new ValidationFailure("split", $"'{text}' must be \"row\", \"group:COLUMN\" or \"time:COLUMN\".")]);
    }

    /// <summary>Converts it to a split of a dataset.</summary>
    /// <param name="dataset">The dataset with its columns.</param>
    /// <param name="field">Name under which the request gave the split, or its column.</param>
    /// <exception cref="ValidationException">The dataset cannot be split in this way.</exception>
    internal Split ToDomain(Dataset dataset, string field)
    {
        var split = new Split(By, Column);
        return split.FindProblem(dataset.Columns) is { } problem ? throw new ValidationException([new ValidationFailure(field, problem)]) : split;
    }
}
