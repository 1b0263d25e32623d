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
        if (failures.Count == 0 && values.All(value => value.IsMissing))
            failures.Add(new ValidationFailure("x", "At least one input must have a value."));
        return failures.Count == 0 ? values : throw new ValidationException(failures);
    }
}
