using System.Globalization;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <summary>Searches all columns of a dataset: for a part of a text, or for a number.</summary>
internal static class FullTextSearch
{
    /// <returns>Conditions of which at least one must hold; none where no column can hold what is searched for.</returns>
    public static IReadOnlyList<ColumnCondition> For(Dataset dataset, string text)
    {
        ColumnValue[] numbers = [.. NumbersIn(text).Distinct().Select(number => ColumnValue.Of(number))];
        ColumnValue[] texts = [ColumnValue.Of(text)];
        List<ColumnCondition> conditions = [];
        foreach (var (index, column) in dataset.Columns.Index()) Add(index, column.Type);
        Add(ExampleOrder.ByTarget, dataset.Target.Type);
        return conditions;

        void Add(int column, ColumnType type)
        {
            if (type.Relations.Contains(Relation.Contains)) conditions.Add(new ColumnCondition(column, Relation.Contains, texts));
            else if (type.Notation == StorageKind.Number && numbers.Length > 0) conditions.Add(new ColumnCondition(column, Relation.Equal, numbers));
            else if (type.Notation == StorageKind.Text && type.Parse(text, out var value) is null)
                conditions.Add(type.PeriodOf(text) is { } period ? new ColumnCondition(column, Relation.Equal, []) { Periods = [period] } : new ColumnCondition(column, Relation.Equal, [value]));
        }
    }

    /// <summary>The request names no language, so that "1,250" is both 1.25 and 1250.</summary>
    private static IEnumerable<double> NumbersIn(string text)
    {
        var plain = string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))).Replace('\u2212', '-');
        foreach (var written in new[] { plain, plain.Replace(',', '.'), plain.Replace(",", "", StringComparison.Ordinal) })
        {
            if (double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) yield return number;
        }
    }
}
