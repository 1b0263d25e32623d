using FluentValidation.Results;

namespace Regressor.Application;

/// <summary>The x, or the kept values, of an example as a caller gives them: values by column name, or one bare value where there is one column.</summary>
public sealed record GivenInputs
{
    public GivenInputs(ColumnValue bare) => Bare = bare;

    public GivenInputs(IReadOnlyDictionary<string, ColumnValue> named) => Named = named;

    /// <summary>After so many values at fault the others are not told: a request may have millions.</summary>
    internal const int MostFailures = 100;

    private ColumnValue Bare { get; }

    private IReadOnlyDictionary<string, ColumnValue>? Named { get; }

    /// <summary>Whether the caller gave a value for the column, be it missing.</summary>
    internal bool Names(Column column) => Named?.ContainsKey(column.Name) ?? true;

    /// <summary>Brings the values into the order of the columns; a column that is not named is missing.</summary>
    /// <param name="columns">The dataset's columns of one role.</param>
    /// <param name="field">Where the values stand in the request: "x", "xs[3]".</param>
    /// <param name="failures">Takes an entry for every value at fault.</param>
    /// <param name="role">The role of the columns, for messages.</param>
    internal ColumnValue[] InOrderOf(IReadOnlyList<Column> columns, string field, List<ValidationFailure> failures, string role = "input")
    {
        var values = new ColumnValue[columns.Count];
        if (Named is null)
        {
            if (columns.Count == 1) values[0] = Checked(columns[0], Bare, field, failures);
            else failures.Add(new ValidationFailure(field, columns.Count == 0 ? $"The dataset has no {role} columns." : $"{field} must be an object with the columns {NamesOf(columns)}."));
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
            var names = columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
            var listed = columns.Count == 0 ? "The dataset has none" : $"The columns are {NamesOf(columns)}";
            failures.AddRange(Named.Keys.Where(name => !names.Contains(name)).Take(MostFailures).Select(name =>
                new ValidationFailure($"{field}.{name}", $"There is no {role} column '{name}'. {listed}.")));
        }

        return values;
    }

    private static ColumnValue Checked(Column column, ColumnValue value, string field, List<ValidationFailure> failures)
    {
        if (column.Type.FaultOf(value) is not { } fault) return value;
        failures.Add(new ValidationFailure(field, $"'{column.Name}' {fault}."));
        return default;
    }

    private static string NamesOf(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select(column => $"'{column.Name}'"));
}
