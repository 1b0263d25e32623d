using System.Runtime.InteropServices;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Splitting;

/// <summary>Assigns each row to the member that holds it out.</summary>
internal static class KFoldSplitter
{
    /// <summary>
    /// Divides the rows into K folds of equal size, in the order of a seeded hash of their places. Copies share a place and fall into one
    /// fold. Rows added later move few others across a boundary, so that a warm start keeps held-out rows held out.
    /// </summary>
    /// <remarks>
    /// Copies that would fill more than half of a fold are placed first, the largest group first, each in the fold with the fewest rows
    /// (longest processing time; Graham 1969). The others fill the remaining space: where there are K distinct rows, no fold is empty.
    /// </remarks>
    /// <returns>[row] → fold.</returns>
    public static int[] Assign(ReadOnlySpan<double> places, int folds, long seed)
    {
        var keys = new ulong[places.Length];
        var rows = new int[places.Length];
        for (var row = 0; row < rows.Length; row++) (keys[row], rows[row]) = (Mix(BitConverter.DoubleToUInt64Bits(places[row]) ^ (ulong)seed), row);
        Array.Sort(keys, rows);

        var groups = GroupsOf(keys);
        var filled = new long[folds];
        var foldOf = PlaceLarge(groups, filled);
        FillUp(groups, filled, foldOf);

        var fold = new int[places.Length];
        for (var group = 0; group < groups.Count; group++)
            foreach (var row in rows.AsSpan(groups[group].First, groups[group].Rows)) fold[row] = foldOf[group];
        return fold;
    }

    /// <summary>
    /// Divides the rows of each class as <see cref="Assign"/> divides all, each class from a fold of its own on, so that every fold has its
    /// share of every class. Tables too small to fill all folds alike in this way are divided regardless of the classes.
    /// </summary>
    /// <param name="places">[row], places in the split.</param>
    /// <param name="y">[row], indices of the classes.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <returns>[row] → fold.</returns>
    public static int[] AssignByClass(double[] places, double[] y, IReadOnlyList<string> classes, int folds, long seed)
    {
        var fold = new int[places.Length];
        var rows = Enumerable.Range(0, places.Length).ToLookup(row => (int)y[row]);
        foreach (var own in rows)
        {
            var members = own.ToArray();
            var first = (int)(classes[own.Key].Aggregate(Mix((ulong)seed), (key, letter) => Mix(key ^ letter)) % (ulong)folds);
            var assigned = Assign(Array.ConvertAll(members, row => places[row]), folds, seed);
            for (var i = 0; i < members.Length; i++) fold[members[i]] = (assigned[i] + first) % folds;
        }

        var sizes = new int[folds];
        foreach (var own in fold) sizes[own]++;
        return 2 * sizes.Min() < sizes.Max() ? Assign(places, folds, seed) : fold;
    }

    /// <inheritdoc cref="Mixing.Mix"/>
    public static ulong Mix(ulong z) => Mixing.Mix(z);

    private static List<Group> GroupsOf(ulong[] keys)
    {
        List<Group> groups = [];
        for (var rank = 0; rank < keys.Length; rank++)
        {
            if (rank == 0 || keys[rank] != keys[rank - 1]) groups.Add(new Group(rank, 1));
            else CollectionsMarshal.AsSpan(groups)[^1].Rows++;
        }

        return groups;
    }

    /// <returns>[group] → fold; −1 where the group is not large.</returns>
    private static int[] PlaceLarge(List<Group> groups, long[] filled)
    {
        var foldOf = new int[groups.Count];
        Array.Fill(foldOf, -1);
        var rest = groups.Sum(group => (long)group.Rows);
        foreach (var (index, group) in groups.Index().Where(group => group.Item.Rows > 1).OrderByDescending(group => group.Item.Rows))
        {
            if (2 * group.Rows <= LevelOf(filled, rest)) break;
            foldOf[index] = Array.IndexOf(filled, filled.Min());
            filled[foldOf[index]] += group.Rows;
            rest -= group.Rows;
        }

        return foldOf;
    }

    /// <summary>
    /// Assigns the groups that have no fold yet, in their order: each fold receives what it lacks of the level that all can reach.
    /// </summary>
    private static void FillUp(List<Group> groups, long[] filled, int[] foldOf)
    {
        var level = LevelOf(filled, groups.Index().Where(group => foldOf[group.Index] < 0).Sum(group => (long)group.Item.Rows));
        var (fold, end) = (0, Math.Max(0, level - filled[0]));
        long before = 0;
        for (var group = 0; group < foldOf.Length; group++)
        {
            if (foldOf[group] >= 0) continue;
            var middle = before + ((groups[group].Rows - 1) / 2.0);
            while (middle >= end && fold < filled.Length - 1) end += Math.Max(0, level - filled[++fold]);
            foldOf[group] = fold;
            before += groups[group].Rows;
        }
    }

    /// <summary>
    /// Computes the number of rows of each fold that is not already above it, once the additional rows are spread among the folds.
    /// </summary>
    private static double LevelOf(long[] filled, long more)
    {
        var sorted = filled.Order().ToArray();
        double sum = more;
        for (var folds = 1; ; folds++)
        {
            sum += sorted[folds - 1];
            if (folds == sorted.Length || sum / folds <= sorted[folds]) return sum / folds;
        }
    }

    /// <param name="First">First row of the group, in the order of the keys.</param>
    /// <param name="Rows">Number of rows.</param>
    private record struct Group(int First, int Rows);
}
