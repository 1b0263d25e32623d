using FluentValidation.Results;
using Regressor.Domain.Datasets;

namespace Regressor.Application;

/// <summary>x as a caller gives it: values by column name, or one bare value for a dataset with one input.</summary>
public sealed record GivenInputs
{
    public GivenInputs(InputValue bare) => Bare = bare;

    public GivenInputs(IReadOnlyDictionary<string, InputValue> named) => Named = named;

    /// <summary>After so many values at fault the others are not told: a request may have millions.</summary>
    internal const int MostFailures = 100;

    private InputValue Bare { get; }

    private IReadOnlyDictionary<string, InputValue>? Named { get; }

    /// <summary>Whether the caller gave a value for the column, be it missing.</summary>
    internal bool Names(InputColumn column) => Named?.ContainsKey(column.Name) ?? true;

    /// <summary>Brings the values into the order of the columns; a column that is not named is missing.</summary>
    /// <param name="columns">The dataset's inputs.</param>
    /// <param name="field">Where x stands in the request: "x", "xs[3]".</param>
    /// <param name="failures">Takes an entry for every value at fault.</param>
    internal InputValue[] InOrderOf(IReadOnlyList<InputColumn> columns, string field, List<ValidationFailure> failures)
    {
        var values = new InputValue[columns.Count];
        if (Named is null)
        {
            if (columns.Count == 1) values[0] = Checked(columns[0], Bare, field, failures);
            else failures.Add(new ValidationFailure(field, $"x must be an object with the columns {NamesOf(columns)}."));
            return values;
        }

        var known = 0;
        for (var column = 0; column < columns.Count; column++)
        {
            if (!Named.TryGetValue(columns[column].Name, out var value)) continue;
            values[column] = Checked(columns[column], value, $"{field}.{columns[column].Name}", failures);
            known++;
        }

        if (known < Named.Count)
        {
            var (names, listed) = (columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal), NamesOf(columns));
            failures.AddRange(Named.Keys.Where(name => !names.Contains(name)).Take(MostFailures).Select(name =>
                new ValidationFailure($"{field}.{name}", $"There is no input column '{name}'. The columns are {listed}.")));
        }

        return values;
    }

    private static InputValue Checked(InputColumn column, InputValue value, string field, List<ValidationFailure> failures)
    {
        var problem = (column.Kind, value) switch
        {
            (ColumnKind.Numeric, { Category: not null }) => "must be a number or null.",
            (ColumnKind.Numeric, { Number: { } number }) when !double.IsFinite(number) => "must be a finite number.",
            (ColumnKind.Categorical, { Number: not null }) => "must be a text (a category) or null.",
            (ColumnKind.Categorical, { Category: { } category }) when string.IsNullOrWhiteSpace(category) => "must not be empty; null stands for a missing value.",
            (ColumnKind.Categorical, { Category: { } category }) when category.Contains('\0', StringComparison.Ordinal) => "must not contain the character NUL.",
            (ColumnKind.Categorical, { Category.Length: > InputValue.MaxCategoryLength }) => $"must have at most {InputValue.MaxCategoryLength} characters.",
            _ => null,
        };
        if (problem is null) return value;
        failures.Add(new ValidationFailure(field, $"'{column.Name}' {problem}"));
        return default;
    }

    private static string NamesOf(IReadOnlyList<InputColumn> columns) => string.Join(", ", columns.Select(column => $"'{column.Name}'"));
}
