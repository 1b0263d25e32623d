using Regressor.Infrastructure.Learning.Learners.Trees.Inference;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>
/// Encodes an embedded column for one member by target means of its levels (Micci-Barreca 2001) and their share of the rows. The features of a
/// training row leave out its own part of the rows, so that they say no more of its target than those of a new row do.
/// </summary>
internal sealed class LevelColumns
{
    /// <summary>Number of rows with the mean of all that a level's own mean is shrunk by.</summary>
    private const double Prior = 5;

    /// <summary>Number of parts where the folds are too few to leave out a second one.</summary>
    private const int Parts = 4;

    private readonly long[] _codes;
    private readonly int[] _parts;
    private readonly int _heldOut;

    /// <summary>[part, level + 1, feature], sums of targets, and the number of rows as the last feature; the last level and part are totals.</summary>
    private readonly double[,,] _sums;

    private readonly int _levels;
    private readonly int _targets;

    /// <param name="codes">[row], levels.</param>
    /// <param name="levels">Number of levels, with the one for unknown values.</param>
    /// <param name="targets">Numbers to average, each a value of a row.</param>
    /// <param name="folds">[row] → fold.</param>
    /// <param name="foldCount">Number of folds.</param>
    /// <param name="heldOut">Fold that the member holds out, whose targets are not read.</param>
    public LevelColumns(long[] codes, int levels, IReadOnlyList<Func<int, double>> targets, int[] folds, int foldCount, int heldOut)
    {
        (_codes, _levels, _targets, _heldOut) = (codes, levels, targets.Count, heldOut);
        var parts = Math.Max(foldCount, Parts);

        // The fold held out keeps its number, so that its rows have no part among the others.
        _parts = foldCount > 2 ? folds : [.. folds.Select((fold, row) => fold == heldOut ? heldOut : (heldOut + 1 + (row % (Parts - 1))) % Parts)];
        _sums = new double[parts + 1, levels + 1, _targets + 1];
        for (var row = 0; row < codes.Length; row++)
        {
            if (_parts[row] == heldOut) continue;
            for (var feature = 0; feature <= _targets; feature++)
            {
                var value = feature < _targets ? targets[feature](row) : 1;
                foreach (var part in (ReadOnlySpan<int>)[_parts[row], parts])
                {
                    _sums[part, codes[row], feature] += value;
                    _sums[part, levels, feature] += value;
                }
            }
        }
    }

    /// <summary>Number of features.</summary>
    public int Features => _targets + 1;

    private int Total => _sums.GetLength(0) - 1;

    /// <summary>Returns the features that predictions use, [level, feature].</summary>
    public LevelFeatures ToFeatures()
    {
        var width = _targets + 1;
        var values = new float[_levels * width];
        for (var i = 0; i < values.Length; i++) values[i] = FeatureOf(_heldOut, i / width, i % width);
        return new LevelFeatures(width, values);
    }

    /// <summary>Returns the columns that vary.</summary>
    /// <param name="first">The first of their features.</param>
    /// <param name="most">Maximum bins of a column.</param>
    public IEnumerable<BinnedColumn> Bin(int first, int most)
    {
        for (var feature = 0; feature < Features; feature++)
        {
            var value = Column(feature);
            float[] sorted = [.. Enumerable.Range(0, _codes.Length).Where(row => _parts[row] != _heldOut).Select(value).Order()];
            var thresholds = BinnedColumn.ThresholdsOf(sorted, most);
            if (thresholds.Length > 0) yield return BinnedColumn.OfNumbers(first + feature, thresholds, _codes.Length, value);
        }
    }

    /// <summary>Returns a feature of the training rows.</summary>
    public Func<int, float> Column(int feature)
    {
        var table = new float[Total, _levels];
        for (var part = 0; part < Total; part++)
        {
            for (var level = 0; level < _levels; level++) table[part, level] = FeatureOf(part, level, feature);
        }

        return row => table[_parts[row], _codes[row]];
    }

    /// <summary>Computes a feature from the rows outside the held-out fold and a part, which may be the held-out fold itself.</summary>
    private float FeatureOf(int part, int level, int feature)
    {
        double Sum(int at, int what) => _sums[Total, at, what] - _sums[part, at, what];
        var (rows, all) = (Sum(level, _targets), Math.Max(1, Sum(_levels, _targets)));
        return (float)(feature == _targets ? rows / all : (Sum(level, feature) + (Prior * Sum(_levels, feature) / all)) / (rows + Prior));
    }
}
