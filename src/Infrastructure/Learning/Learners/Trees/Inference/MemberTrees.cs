using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Inference;

/// <summary>
/// Finds the leaves that a row reaches by bits instead of by descending (QuickScorer, Lucchese et al. 2015). A tree has a bit for each leaf,
/// from left to right. Each split whose right side the row is on clears the bits of its left side, and the first bit left is the leaf.
/// The splits of a feature are in the order of their thresholds, so those are the first ones, and what every few of them leave
/// together is precomputed.
/// </summary>
internal abstract class MemberTrees
{
    /// <param name="splits">The trees.</param>
    /// <param name="columns">The columns whose places a row has.</param>
    public static MemberTrees Of(TreeSplits splits, IReadOnlyList<PlacedColumn> columns) => splits.Stride switch
    {
        <= 8 => new WithMask<byte>(splits, columns),
        <= 16 => new WithMask<ushort>(splits, columns),
        <= 32 => new WithMask<uint>(splits, columns),
        _ => new WithMask<ulong>(splits, columns),
    };

    /// <summary>Sums the leaves that a row reaches.</summary>
    /// <param name="places">Places of the row, by <see cref="PlacedColumn.Source"/>.</param>
    /// <param name="sums">The starts of the sums, to which the leaves are added, [tree of the round].</param>
    public abstract void Add(ReadOnlySpan<int> places, Span<double> sums);

    /// <param name="Feature">The feature.</param>
    /// <param name="Source">Index of the place that determines its number.</param>
    /// <param name="IsRight">True where a row at a place is on the right side of a threshold; the rows are ordered by place, or unordered.</param>
    /// <param name="Places">Number of places.</param>
    internal sealed record PlacedColumn(int Feature, int Source, Func<int, float, bool> IsRight, int Places);

    /// <typeparam name="TMask">Bits of the leaves of a tree.</typeparam>
    private sealed class WithMask<TMask> : MemberTrees
        where TMask : unmanaged, IBinaryInteger<TMask>
    {
        /// <summary>Logarithm of the splits after which what they leave is precomputed, at least; and bytes of it, at most, to fit a cache.</summary>
        private const int Least = 3, MostBytes = 256 << 10;

        /// <summary>Number of trees up to which the bits are on the stack.</summary>
        private const int Stack = 2048;

        private readonly int _trees;

        /// <summary>Number of trees, rounded up to whole vectors.</summary>
        private readonly int _width;

        private readonly int _stride;
        private readonly int _shift = Least;
        private readonly Column[] _columns;
        private readonly int[] _treeOf;
        private readonly TMask[] _right;
        private readonly TMask[] _together;
        private readonly float[] _leaves;

        public WithMask(TreeSplits splits, IReadOnlyList<PlacedColumn> columns)
        {
            (_trees, _stride, _leaves) = (splits.Trees, splits.Stride, splits.Leaves);
            _width = (_trees + Vector<TMask>.Count - 1) / Vector<TMask>.Count * Vector<TMask>.Count;
            while (((long)splits.Splits.Count >> _shift) * _width * Unsafe.SizeOf<TMask>() > MostBytes) _shift++;
            var byFeature = splits.Splits.ToLookup(split => split.Feature);
            List<Column> own = [];
            List<TreeSplits.Split> ordered = [];
            List<TMask> together = [];
            foreach (var column in columns.Where(column => byFeature.Contains(column.Feature)))
            {
                TreeSplits.Split[] ofColumn = [.. byFeature[column.Feature].OrderBy(split => split.Threshold)];
                own.Add(new Column(column.Source, ordered.Count, together.Count, RightOf(column, ofColumn)));
                AddTogether(ofColumn, together);
                ordered.AddRange(ofColumn);
            }

            _columns = [.. own];
            _treeOf = [.. ordered.Select(split => split.Tree)];
            _right = [.. ordered.Select(split => TMask.CreateTruncating(split.Right))];
            _together = [.. together];
        }

        // The indices are valid for all places: the constructor derives them.
        public override void Add(ReadOnlySpan<int> places, Span<double> sums)
        {
            var buffer = _width <= Stack ? stackalloc TMask[_width] : new TMask[_width];
            buffer.Fill(TMask.AllBitsSet);
            ref var left = ref MemoryMarshal.GetReference(buffer);
            ref var together = ref MemoryMarshal.GetArrayDataReference(_together);
            ref var treeOf = ref MemoryMarshal.GetArrayDataReference(_treeOf);
            ref var right = ref MemoryMarshal.GetArrayDataReference(_right);
            foreach (ref readonly var column in _columns.AsSpan())
            {
                var count = column.RightOf[places[column.Source]];
                var blocks = count >> _shift;
                if (blocks > 0) And(ref left, ref Unsafe.Add(ref together, column.Together + ((blocks - 1) * _width)));
                for (var split = column.First + (blocks << _shift); split < column.First + count; split++)
                    Unsafe.Add(ref left, Unsafe.Add(ref treeOf, split)) &= Unsafe.Add(ref right, split);
            }

            var rounds = _trees / sums.Length;
            for (var tree = 0; tree < sums.Length; tree++)
                sums[tree] += Sum(rounds, ref Unsafe.Add(ref left, tree * rounds), ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_leaves), tree * rounds * _stride));
        }

        private void And(ref TMask left, ref TMask other)
        {
            for (var tree = 0; tree < _width; tree += Vector<TMask>.Count)
                (Vector.LoadUnsafe(ref left, (nuint)tree) & Vector.LoadUnsafe(ref other, (nuint)tree)).StoreUnsafe(ref left, (nuint)tree);
        }

        /// <summary>Sums the first leaves that are left, in four sums that need not wait for each other.</summary>
        private double Sum(int trees, ref TMask left, ref float leaves)
        {
            double a = 0, b = 0, c = 0, d = 0;
            var (tree, stride) = (0, _stride);
            for (; tree <= trees - 4; tree += 4)
            {
                a += Leaf(left, ref leaves);
                b += Leaf(Unsafe.Add(ref left, 1), ref Unsafe.Add(ref leaves, stride));
                c += Leaf(Unsafe.Add(ref left, 2), ref Unsafe.Add(ref leaves, 2 * stride));
                d += Leaf(Unsafe.Add(ref left, 3), ref Unsafe.Add(ref leaves, 3 * stride));
                left = ref Unsafe.Add(ref left, 4);
                leaves = ref Unsafe.Add(ref leaves, 4 * stride);
            }

            for (; tree < trees; tree++)
            {
                a += Leaf(left, ref leaves);
                left = ref Unsafe.Add(ref left, 1);
                leaves = ref Unsafe.Add(ref leaves, stride);
            }

            return a + b + (c + d);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static float Leaf(TMask left, ref float leaves) => Unsafe.Add(ref leaves, BitOperations.TrailingZeroCount(ulong.CreateTruncating(left)));

        /// <returns>[place] → number of splits whose right side a row is on.</returns>
        private static int[] RightOf(PlacedColumn column, TreeSplits.Split[] ordered)
        {
            var counts = new int[column.Places];
            for (var place = 0; place < counts.Length; place++)
            {
                var (from, to) = (0, ordered.Length);
                while (from < to)
                {
                    var middle = (from + to) / 2;
                    if (column.IsRight(place, ordered[middle].Threshold)) from = middle + 1;
                    else to = middle;
                }

                counts[place] = from;
            }

            return counts;
        }

        private void AddTogether(TreeSplits.Split[] ordered, List<TMask> together)
        {
            var left = new TMask[_width];
            left.AsSpan().Fill(TMask.AllBitsSet);
            for (var split = 0; split < ordered.Length; split++)
            {
                left[ordered[split].Tree] &= TMask.CreateTruncating(ordered[split].Right);
                if ((split + 1) % (1 << _shift) == 0) together.AddRange(left);
            }
        }

        /// <param name="Source">Index of the place.</param>
        /// <param name="First">First split.</param>
        /// <param name="Together">Start of what its splits leave together.</param>
        /// <param name="RightOf">[place] → number of splits whose right side a row is on.</param>
        private readonly record struct Column(int Source, int First, int Together, int[] RightOf);
    }
}
