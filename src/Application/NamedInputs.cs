using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>x as a caller sees it: stored numbers and categories by column name.</summary>
internal static class NamedInputs
{
    /// <param name="inputs">The dataset's input columns.</param>
    /// <param name="numbers">One value per numeric column; null is missing.</param>
    /// <param name="categories">One value per categorical column; null is missing.</param>
    public static Dictionary<string, InputValue> Of(
        IReadOnlyList<InputColumn> inputs, IReadOnlyList<double?> numbers, IReadOnlyList<string?> categories)
    {
        var x = new Dictionary<string, InputValue>(inputs.Count);
        int number = 0, category = 0;
        foreach (var column in inputs)
        {
            x[column.Name] = column.Kind == ColumnKind.Numeric
                ? numbers[number++] is { } value ? InputValue.Of(value) : InputValue.Missing
                : categories[category++] is { } level ? InputValue.Of(level) : InputValue.Missing;
        }

        return x;
    }
}
