using FluentValidation;
using FluentValidation.Results;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <summary>The x of an example as a caller gives it, checked against a dataset's columns.</summary>
internal static class GivenExample
{
    /// <exception cref="ValidationException">At least one value is at fault.</exception>
    public static IReadOnlyList<InputValue> Checked(Dataset dataset, GivenInputs x)
    {
        List<ValidationFailure> failures = [];
        var values = x.InOrderOf(dataset.Inputs, "x", failures);
        if (failures.Count > 0) throw new ValidationException(failures);
        RefuseAllMissing(values);
        return values;
    }

    public static void RefuseAllMissing(IReadOnlyList<InputValue> x)
    {
        if (x.All(value => value.IsMissing)) throw new ValidationException([new ValidationFailure("x", "At least one input must have a value.")]);
    }
}
