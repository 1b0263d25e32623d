namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Measures how far the order of a number is the order of classes, by the changes of class from one row to the next (Wald and Wolfowitz 1940).</summary>
internal static class ClassRuns
{
    /// <param name="x">[row], the number.</param>
    /// <param name="order">The rows by ascending x.</param>
    /// <param name="y">[row], indices of classes.</param>
    /// <param name="classes">Number of classes.</param>
    /// <returns>
    /// Share of the changes of a random order that the order by x avoids: 1 where each class is one range of x. Rows of equal x have no order
    /// among themselves, and count as in a random one.
    /// </returns>
    public static double Share(double[] x, int[] order, double[] y, int classes)
    {
        var (all, before, group) = (new int[classes], new int[classes], new int[classes]);
        double changes = 0;
        for (int from = 0, size = 0, to; from < order.Length; from = to)
        {
            Array.Clear(group);
            for (to = from; to < order.Length && x[order[to]] == x[order[from]]; to++) group[(int)y[order[to]]]++;
            changes += ChangesWithin(group, to - from);
            double alike = 0;
            for (var c = 0; c < classes; c++)
            {
                all[c] += group[c];
                if (size > 0) alike += (double)before[c] / size * group[c] / (to - from);
            }

            if (size > 0) changes += 1 - alike;
            size = to - from;
            (before, group) = (group, before);
        }

        var fewest = all.Count(count => count > 0) - 1;
        return 1 - (Math.Max(0, changes - fewest) / ChangesWithin(all, order.Length));
    }

    /// <summary>Returns the expected number of changes in a random order of rows.</summary>
    private static double ChangesWithin(int[] counts, int rows)
    {
        double changes = rows;
        foreach (var count in counts) changes -= (double)count * count / rows;
        return changes;
    }
}
