using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>Numbers the parts of a table that are held out as a whole.</summary>
internal static class Folding
{
    /// <summary>Blocks of neighboring rows: fewer would hold out whole seasons, more would leave the neighbors of most rows.</summary>
    public const int Blocks = 20;

    /// <summary>Every row is a part, in random order.</summary>
    public static int[] ByRow(int rows) => Shuffled(rows);

    /// <summary>The rows of a group are a part; groups are in random order.</summary>
    public static int[] ByGroup(ObservedColumn column)
    {
        var place = Shuffled(column.Distinct);
        return Array.ConvertAll(column.Codes, code => place[code]);
    }

    /// <summary>Neighboring rows are a part.</summary>
    /// <param name="order">Rows in the order of their time.</param>
    public static int[] ByBlock(int[] order)
    {
        var blocks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++) blocks[order[rank]] = (int)((long)rank * Blocks / order.Length);
        return blocks;
    }

    private static int[] Shuffled(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        Array.Sort(Array.ConvertAll(order, i => Mixing.Mix((ulong)i + 1)), order);
        return order;
    }
}
