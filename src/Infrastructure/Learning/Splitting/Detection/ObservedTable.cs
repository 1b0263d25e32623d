using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>Rows to look for structure in, in the order in which they were added.</summary>
internal sealed class ObservedTable
{
    /// <summary>Quartile ranges beyond the quartiles that targets are limited to, so that a few cannot decide.</summary>
    private const double MostRanges = 3;

    private ObservedTable(IReadOnlyList<ObservedColumn> columns, double[] y) => (Columns, Y) = (columns, y);

    public IReadOnlyList<ObservedColumn> Columns { get; }

    /// <summary>[row], the target; of classes, 1 for the most frequent one and 0 for the others.</summary>
    public double[] Y { get; }

    public int Rows => Y.Length;

    /// <param name="table">The examples, with the kept columns as further inputs.</param>
    /// <param name="inputs">Names of the columns that are learned from.</param>
    public static ObservedTable Of(TrainingData table, IReadOnlySet<string> inputs)
    {
        var order = new int[table.Rows];
        for (var row = 0; row < order.Length; row++) order[row] = row;
        Array.Sort(Array.ConvertAll(order, row => table.ExampleId(row) ?? 0), order);
        var y = Array.ConvertAll(order, row => table.Classes.Count > 0 ? (table.Y[row] == 0 ? 1 : 0) : table.Y[row]);
        return new ObservedTable(
            [.. table.Inputs.Select((input, column) => ObservedColumn.Of(input, inputs.Contains(input.Name), table.Columns[column], order))],
            table.Classes.Count > 0 ? y : Limited(y));
    }

    /// <summary>Returns some of the rows.</summary>
    public ObservedTable Take(int[] rows) => rows.Length == Rows ? this : new ObservedTable([.. Columns.Select(column => column.Take(rows))], Array.ConvertAll(rows, row => Y[row]));

    private static double[] Limited(double[] y)
    {
        if (y.Length == 0) return y;
        var sorted = (double[])y.Clone();
        Array.Sort(sorted);
        var (lower, upper) = (sorted[sorted.Length / 4], sorted[(3 * sorted.Length) / 4]);
        var range = upper - lower;
        return range > 0 ? Array.ConvertAll(y, value => Math.Clamp(value, lower - (MostRanges * range), upper + (MostRanges * range))) : y;
    }
}
