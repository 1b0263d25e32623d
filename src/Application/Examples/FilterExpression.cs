using FluentValidation;
using FluentValidation.Results;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <summary>Selects the examples that a request applies to.</summary>
/// <param name="Where">
/// Conditions that must all hold, each a column's name, a relation and a value: "sqft>=1000", "type=Condo", "city~sac" (contains),
/// "type!=Condo". Without a value, "beds=" means missing and "beds!=" not missing. Several "=" on one column: any of them; several "!=":
/// none of them. A date without a time of day means the whole day, and a month all of its days.
/// </param>
/// <param name="Excluded">True for excluded examples only, false for the others only, null for both.</param>
/// <param name="Part">Restriction to the train or test part; null for both.</param>
/// <param name="Search">Text or number that at least one column must contain; null or blank for none.</param>
/// <param name="Ids">Ids of the examples; null for any.</param>
public sealed record FilterExpression(
    IReadOnlyList<string>? Where = null, bool? Excluded = null, DataPart? Part = null, string? Search = null, IReadOnlyList<long>? Ids = null)
{
    /// <summary>Maximum number of conditions: more would be too large an expression for a database.</summary>
    public const int MostConditions = 500;

    /// <summary>Maximum length of a search, in characters: that of a category.</summary>
    public const int MaxSearchLength = 200;

    // Longer ones first, so that ">=" is not read as ">" and a value that begins with "=".
    private static readonly (string Sign, Relation Relation)[] Relations =
    [
        (">=", Relation.AtLeast), ("<=", Relation.AtMost), ("!=", Relation.NotEqual),
        (">", Relation.Greater), ("<", Relation.Less), ("=", Relation.Equal), ("~", Relation.Contains),
    ];

    /// <summary>True where every example passes.</summary>
    internal bool IsAll => Where is null or [] && Excluded is null && Part is null && string.IsNullOrWhiteSpace(Search) && Ids is null;

    /// <summary>Resolves all but <see cref="Part"/>, which depends on more than the dataset.</summary>
    /// <param name="dataset">The dataset whose columns the conditions name.</param>
    /// <exception cref="ValidationException">A condition names no column, or a value that does not fit it.</exception>
    internal ExampleFilter For(Dataset dataset)
    {
        List<ColumnCondition> conditions = [];
        List<ValidationFailure> failures = [];
        if (Where?.Count > MostConditions) throw new ValidationException([new ValidationFailure("where", $"'where' may be repeated at most {MostConditions} times, not {Where.Count}.")]);
        for (var i = 0; i < (Where?.Count ?? 0); i++)
        {
            if (Parse(dataset, Where![i], out var problem) is { } condition) conditions.Add(condition);
            else failures.Add(new ValidationFailure($"where[{i}]", problem));
        }

        if (Search?.Length > MaxSearchLength || Search?.Contains('\0', StringComparison.Ordinal) is true)
            failures.Add(new ValidationFailure("q", $"'q' must be a text of at most {MaxSearchLength} characters, without NUL."));
        if (Ids?.Count > MostConditions) failures.Add(new ValidationFailure("id", $"'id' may be repeated at most {MostConditions} times, not {Ids.Count}."));
        if (failures.Count > 0) throw new ValidationException(failures);
        return new ExampleFilter(Grouped(conditions), Ids, Excluded, Part: null, string.IsNullOrWhiteSpace(Search) ? null : FullTextSearch.For(dataset, Search.Trim()));
    }

    private static List<ColumnCondition> Grouped(List<ColumnCondition> conditions) =>
    [
        .. conditions.Where(condition => !TakesMany(condition.Is)),
        .. conditions.Where(condition => TakesMany(condition.Is)).GroupBy(condition => (condition.Column, condition.Is))
            .Select(same => new ColumnCondition(same.Key.Column, same.Key.Is, [.. same.SelectMany(condition => condition.Values).Distinct()])
            {
                Periods = [.. same.SelectMany(condition => condition.Periods).Distinct()],
            }),
    ];

    private static bool TakesMany(Relation relation) => relation is Relation.Equal or Relation.NotEqual;

    private static ColumnCondition? Parse(Dataset dataset, string text, out string problem)
    {
        // Match the longest column name that the text begins with: names may contain any sign.
        var columns = dataset.Columns.Select((column, index) => (column.Name, column.Type, Index: index))
            .Append((dataset.Target.Name, dataset.Target.Type, ExampleOrder.ByTarget))
            .OrderByDescending(column => column.Name.Length);
        foreach (var (name, type, index) in columns)
        {
            if (!text.StartsWith(name, StringComparison.Ordinal)) continue;
            var rest = text[name.Length..].TrimStart();
            foreach (var (sign, relation) in Relations)
            {
                if (rest.StartsWith(sign, StringComparison.Ordinal))
                    return Parse(index, name, type, relation, rest[sign.Length..].Trim(), out problem);
            }
        }

        problem = $"'{text}' must consist of a column, one of {string.Join(' ', Relations.Select(relation => relation.Sign))}, and a value. "
            + $"The columns are {string.Join(", ", dataset.Columns.Select(column => column.Name).Append(dataset.Target.Name))}.";
        return null;
    }

    private static ColumnCondition? Parse(int index, string name, ColumnType type, Relation relation, string text, out string problem)
    {
        problem = "";
        if (!type.Relations.Contains(relation))
            problem = $"'{name}' holds {type.Plural}, which can be compared by {SignsOf(type)}.";
        else if (text.Length == 0 && !TakesMany(relation))
            problem = $"The condition on '{name}' must have a value after the relation.";
        else if (text.Length == 0)
            return new ColumnCondition(index, relation, [ColumnValue.Missing]);
        else if (type.Parse(text, out var value) is not { } fault)
            return type.PeriodOf(text) is { } period ? In(period, index, relation) : new ColumnCondition(index, relation, [value]);
        else
            problem = $"'{text}' {fault}: '{name}' holds {type.Plural}.";
        return null;
    }

    /// <summary>Compares with all values of a period: what is at most a day is before its end.</summary>
    private static ColumnCondition In(ValuePeriod period, int index, Relation relation) => relation switch
    {
        Relation.AtMost => new ColumnCondition(index, Relation.Less, [ColumnValue.Of(period.End)]),
        Relation.Greater => new ColumnCondition(index, Relation.AtLeast, [ColumnValue.Of(period.End)]),
        Relation.Less or Relation.AtLeast => new ColumnCondition(index, relation, [ColumnValue.Of(period.Start)]),
        _ => new ColumnCondition(index, relation, []) { Periods = [period] },
    };

    private static string SignsOf(ColumnType type) =>
        string.Join(", ", Relations.Where(relation => type.Relations.Contains(relation.Relation)).Select(relation => relation.Sign));
}

public enum DataPart
{
    Train,
    Test,
}
