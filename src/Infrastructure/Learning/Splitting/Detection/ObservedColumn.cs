using System.Runtime.InteropServices;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>A column in the order in which the rows were added.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Type">Type of the column.</param>
/// <param name="IsInput">Whether models learn from it; false for a kept column.</param>
/// <param name="Numbers">[row], NaN for a missing value; null for a column of texts.</param>
/// <param name="Codes">[row], the number of the row's value among the distinct ones; a missing value is a value.</param>
/// <param name="Distinct">Number of distinct values.</param>
internal sealed record ObservedColumn(string Name, ColumnType Type, bool IsInput, double[]? Numbers, int[] Codes, int Distinct)
{
    public static ObservedColumn Of(InputColumn column, bool isInput, ColumnData data, int[] order)
    {
        var numbers = data is NumberData values ? Array.ConvertAll(order, row => values.Values[row]) : null;
        return Of(column.Name, column.Type, isInput, numbers, numbers is null ? Array.ConvertAll(order, row => ((CodeData)data).Codes[row]) : []);
    }

    public ObservedColumn Take(int[] rows) =>
        Of(Name, Type, IsInput, Numbers is null ? null : Array.ConvertAll(rows, row => Numbers[row]), Numbers is null ? Array.ConvertAll(rows, row => Codes[row]) : []);

    /// <summary>Returns the number of rows of each value.</summary>
    public int[] Sizes()
    {
        var sizes = new int[Distinct];
        foreach (var code in Codes) sizes[code]++;
        return sizes;
    }

    private static ObservedColumn Of(string name, ColumnType type, bool isInput, double[]? numbers, int[] codes)
    {
        var (dense, distinct) = numbers is null ? Number(codes) : Number(numbers);
        return new ObservedColumn(name, type, isInput, numbers, dense, distinct);
    }

    private static (int[] Codes, int Distinct) Number<T>(T[] values)
        where T : notnull
    {
        var known = new Dictionary<T, int>();
        var codes = new int[values.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, values[row], out var exists);
            if (!exists) code = known.Count - 1;
            codes[row] = code;
        }

        return (codes, known.Count);
    }
}
