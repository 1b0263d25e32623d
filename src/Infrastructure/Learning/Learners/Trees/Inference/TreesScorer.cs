namespace Regressor.Infrastructure.Learning.Learners.Trees.Inference;

/// <summary>
/// Sums the leaves that a row reaches. All members share the place of each number among the thresholds of its input, which is
/// searched once; see <see cref="MemberTrees"/>.
/// </summary>
internal sealed class TreesScorer : IScorer
{
    /// <summary>Number of places up to which they are kept on the stack.</summary>
    private const int Stack = 1024;

    private readonly TreeWeights _weights;
    private readonly DenseThresholds[] _dense;
    private readonly MemberTrees[] _members;

    /// <exception cref="Application.Abstractions.Storage.CorruptCheckpointException">The trees are invalid.</exception>
    public TreesScorer(TreeWeights weights, int outputs)
    {
        (_weights, Outputs) = (weights, outputs);
        var first = weights.FindTrees();
        var most = first.Zip(first.Skip(1), (from, to) => (to - from + 1) / 2).Max();
        TreeSplits[] splits = [.. Enumerable.Range(0, Members).Select(member => TreeSplits.Of(weights, member, first, most))];
        _dense = [.. splits.SelectMany(member => member.Splits)
            .Where(split => split.Feature < weights.DenseWidth)
            .GroupBy(split => split.Feature, split => split.Threshold)
            .OrderBy(input => input.Key)
            .Select(input => new DenseThresholds(input.Key, [.. input.Distinct().Order()]))];
        _members = [.. splits.Select((member, index) => MemberTrees.Of(member, [.. DenseColumns(), .. LevelColumns(index)]))];
    }

    public int Members => _weights.Members;

    public int Outputs { get; }

    private int Places => _dense.Length + _weights.Levels.Count;

    public void Predict(int rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var places = Places <= Stack ? stackalloc int[Places] : new int[Places];
        var (width, columns) = (_weights.DenseWidth, _weights.Levels.Count);
        for (var row = 0; row < rows; row++)
        {
            Find(dense.Slice(row * width, width), codes.Slice(row * columns, columns), places);
            for (var member = 0; member < Members; member++)
                Sum(member, places, outputs.Slice(((row * Members) + member) * Outputs, Outputs));
        }
    }

    /// <param name="member">The member.</param>
    /// <param name="dense">Dense inputs of one row.</param>
    /// <param name="codes">Level codes of the row, [embedded column].</param>
    /// <param name="outputs">Buffer for the member's predictions, [<see cref="Outputs"/>].</param>
    public void PredictMember(int member, ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<double> outputs)
    {
        var places = Places <= Stack ? stackalloc int[Places] : new int[Places];
        Find(dense, codes, places);
        Sum(member, places, outputs);
    }

    private void Find(ReadOnlySpan<float> dense, ReadOnlySpan<int> codes, Span<int> places)
    {
        for (var input = 0; input < _dense.Length; input++) places[input] = _dense[input].PlaceOf(dense[_dense[input].Input]);
        codes.CopyTo(places[_dense.Length..]);
    }

    private void Sum(int member, ReadOnlySpan<int> places, Span<double> outputs)
    {
        var trees = _weights.TreesPerRound;
        for (var tree = 0; tree < trees; tree++) outputs[tree] = _weights.Start[(member * trees) + tree];
        _members[member].Add(places, outputs[..trees]);
        if (outputs.Length > trees) (outputs[0], outputs[1]) = (-outputs[0] / 2, outputs[0] / 2);
    }

    private IEnumerable<MemberTrees.PlacedColumn> DenseColumns() => _dense.Select((input, source) => new MemberTrees.PlacedColumn(
        input.Input, source, (place, threshold) => place > 0 && input.Thresholds[place - 1] >= threshold, input.Thresholds.Length + 1));

    private IEnumerable<MemberTrees.PlacedColumn> LevelColumns(int member)
    {
        var feature = _weights.DenseWidth;
        foreach (var (column, levels) in _weights.Levels.Index())
        {
            var count = levels.Values.Length / Members / levels.Width;
            for (var i = 0; i < levels.Width; i++)
            {
                var own = i;
                yield return new MemberTrees.PlacedColumn(
                    feature++, _dense.Length + column, (level, threshold) => levels.Values[(((member * count) + level) * levels.Width) + own] > threshold, count);
            }
        }
    }

    /// <summary>Distinct thresholds of a dense input in all trees.</summary>
    /// <param name="Input">The input.</param>
    /// <param name="Thresholds">The thresholds, ascending.</param>
    private readonly record struct DenseThresholds(int Input, float[] Thresholds)
    {
        /// <returns>Number of thresholds below a number.</returns>
        public int PlaceOf(float x)
        {
            // Without a branch, which would be mispredicted.
            var (from, count) = (0, Thresholds.Length);
            while (count > 1)
            {
                var half = count / 2;
                from += half * (x > Thresholds[from + half - 1] ? 1 : 0);
                count -= half;
            }

            return from + (x > Thresholds[from] ? 1 : 0);
        }
    }
}
