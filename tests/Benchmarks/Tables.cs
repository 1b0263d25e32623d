using System.Globalization;
using Regressor.Domain.Training.Data;
using Sylvan.Data.Csv;

namespace Regressor.Benchmarks;

/// <summary>Training data, from CSV or drawn from a known function.</summary>
internal static class Tables
{
    private static readonly ColumnType[] Types = [ColumnTypes.Numeric, ColumnTypes.DateTime, ColumnTypes.TimeOfDay, ColumnTypes.Categorical];

    /// <summary>
    /// Reads the rows of a CSV file except those without a target. Blank, NA and NaN are missing; the first type that reads all other texts is the
    /// column's, unless its input is given with another type, as in "title:text".
    /// </summary>
    public static (IReadOnlyList<InputColumn> Inputs, List<(ColumnValue[] X, double Y)> Rows) ReadCsv(string path, string target, string[]? inputs)
    {
        using var reader = CsvDataReader.Create(path);
        var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var given = (inputs ?? [.. header.Where(name => name != target && name.Length > 0)]).Select(input => input.Split(':')).ToList();
        var names = given.ConvertAll(input => input[0]);
        if (names.Append(target).FirstOrDefault(name => !header.Contains(name)) is { } unknown)
            throw new ArgumentException($"{path} has no column '{unknown}': {string.Join(", ", header)}.");
        var rows = new List<(string[] X, double Y)>();
        while (reader.Read())
        {
            if (IsMissing(reader.GetString(header.IndexOf(target)))) continue;
            rows.Add(([.. names.Select(name => reader.GetString(header.IndexOf(name)))], Number(reader.GetString(header.IndexOf(target)))));
        }

        var columns = given.Select((input, i) => new InputColumn(
            input[0],
            input.Length > 1 ? ColumnTypes.Find(input[1])! : Types.First(type => rows.All(row => IsMissing(row.X[i]) || type.Parse(row.X[i], out _) is null)),
            null)).ToList();
        return (columns, rows.ConvertAll(row => (columns.Select((column, i) => Value(column, row.X[i])).ToArray(), row.Y)));
    }

    /// <summary>Friedman (1991): y = 10·sin(π·x₁·x₂) + 20·(x₃ − ½)² + 10·x₄ + 5·x₅ + N(0, 1), and five inputs without effect.</summary>
    public static (IReadOnlyList<InputColumn> Inputs, List<(ColumnValue[] X, double Y)> Rows) Friedman(int rows, Random random, int columns = 10, double noise = 1) => Draw(
        rows, columns, random, x => (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (10 * x[3]) + (5 * x[4]) + (noise * Statistics.Normal(random)));

    /// <summary>y = sin(6πx) + N(0, 0.1).</summary>
    public static (IReadOnlyList<InputColumn> Inputs, List<(ColumnValue[] X, double Y)> Rows) Sine(int rows, Random random) => Draw(
        rows, 1, random, x => Math.Sin(6 * Math.PI * x[0]) + (0.1 * Statistics.Normal(random)));

    public static TrainingData Table(IReadOnlyList<InputColumn> inputs, IEnumerable<(ColumnValue[] X, double Y)> rows, Func<ColumnValue[], double, double> position)
    {
        var builder = new TrainingData.Builder(inputs);
        foreach (var (x, y) in rows) builder.Add(x, y, position(x, y));

        return builder.Build();
    }

    private static (IReadOnlyList<InputColumn> Inputs, List<(ColumnValue[] X, double Y)> Rows) Draw(int rows, int columns, Random random, Func<double[], double> function)
    {
        var drawn = new List<(ColumnValue[] X, double Y)>(rows);
        for (var row = 0; row < rows; row++)
        {
            var x = Enumerable.Range(0, columns).Select(_ => random.NextDouble()).ToArray();
            drawn.Add((Array.ConvertAll(x, ColumnValue.Of), function(x)));
        }

        return ([.. Enumerable.Range(1, columns).Select(i => new InputColumn($"x{i}", ColumnTypes.Numeric, null))], drawn);
    }

    private static bool IsMissing(string text) => text.Trim() is "" or "NA" or "NaN";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static ColumnValue Value(InputColumn column, string text) =>
        !IsMissing(text) && column.Type.Parse(text, out var value) is null ? value : ColumnValue.Missing;
}
