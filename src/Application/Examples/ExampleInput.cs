using FluentValidation;
using FluentValidation.Results;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <summary>The values of an example as a caller gives them, checked against a dataset's columns.</summary>
internal static class ExampleInput
{
    /// <returns>One value per input column, and one per kept column; null if no kept values are given.</returns>
    /// <exception cref="ValidationException">At least one value is invalid.</exception>
    public static (IReadOnlyList<ColumnValue> X, IReadOnlyList<ColumnValue>? Kept) Checked(Dataset dataset, GivenInputs x, ColumnValue y, GivenInputs? kept)
    {
        List<ValidationFailure> failures = [];
        CheckTarget(dataset, y, failures);
        var values = x.InOrderOf(dataset.Inputs, "x", failures);
        var keptValues = kept?.InOrderOf(dataset.Kept, "kept", failures, "kept");
        if (failures.Count > 0) throw new ValidationException(failures);
        RefuseAllMissing(values);
        return (values, keptValues);
    }

    public static void CheckTarget(Dataset dataset, ColumnValue y, List<ValidationFailure> failures)
    {
        if (dataset.FaultOfTarget(y) is { } fault) failures.Add(new ValidationFailure("y", $"'y' {fault}."));
    }

    public static void RefuseAllMissing(IReadOnlyList<ColumnValue> x)
    {
        if (x.All(value => value.IsMissing)) throw new ValidationException([new ValidationFailure("x", "At least one input must have a value.")]);
    }
}
