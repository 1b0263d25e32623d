using FluentValidation.Results;

namespace Regressor.Application;

/// <summary>The x or kept values of an example as the caller gives them: by column name, or one bare value for a single column.</summary>
public sealed record GivenInputs
{
    public GivenInputs(ColumnValue bare) => Bare = bare;

    public GivenInputs(IReadOnlyDictionary<string, ColumnValue> named) => Named = named;

    /// <summary>Number of invalid values after which the rest are not reported: a request may have millions.</summary>
    internal const int MostFailures = 100;

    private ColumnValue Bare { get; }

    private IReadOnlyDictionary<string, ColumnValue>? Named { get; }

    /// <summary>Returns true if the caller gave a value for the column, even a missing one.</summary>
    internal bool Names(Column column) => Named?.ContainsKey(column.Name) ?? true;

    /// <summary>Arranges the values in column order; a column that is not named is missing.</summary>
    /// <param name="columns">The dataset's columns of one role.</param>
    /// <param name="field">Path of the values in the request, such as "x" or "xs[3]".</param>
    /// <param name="failures">List that receives an entry for every invalid value.</param>
    /// <param name="role">The role of the columns, for messages.</param>
    /// <param name="ignored">Columns that may be named although their values are not used.</param>
    internal ColumnValue[] InOrderOf(
        IReadOnlyList<Column> columns, string field, List<ValidationFailure> failures, string role = "input", IReadOnlyList<Column>? ignored = null)
    {
        var values = new ColumnValue[columns.Count];
        if (Named is null)
        {
            if (columns.Count == 1) values[0] = Checked(columns[0], Bare, field, failures);
            else failures.Add(new ValidationFailure(field, columns.Count == 0 ? $"The dataset has no {role} columns." : $"'{field}' must be an object with the columns {NamesOf(columns)}."));
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
            var names = columns.Concat(ignored ?? []).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
            var listed = columns.Count == 0 ? $"It has no {role} columns" : $"The columns are {NamesOf(columns)}";
            failures.AddRange(Named.Keys.Where(name => !names.Contains(name)).Take(MostFailures).Select(name =>
                new ValidationFailure($"{field}.{name}", $"The dataset has no {role} column '{name}'. {listed}.")));
        }

        return values;
    }

    private static ColumnValue Checked(Column column, ColumnValue value, string field, List<ValidationFailure> failures)
    {
        if (column.Type.Read(value, out var stored) is not { } fault) return stored;
        failures.Add(new ValidationFailure(field, $"'{column.Name}' {fault}."));
        return default;
    }

    private static string NamesOf(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select(column => $"'{column.Name}'"));
}
