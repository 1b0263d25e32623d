using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>The intervals of many rows, at one confidence.</summary>
internal sealed class RowIntervals(int rows, double confidence)
{
    private readonly double[] _lower = new double[rows];
    private readonly double[] _upper = new double[rows];

    public double Confidence => confidence;

    /// <summary>Null where there is no interval.</summary>
    public PredictionInterval? this[int row]
    {
        get => double.IsNaN(_lower[row]) ? null : new PredictionInterval(_lower[row], _upper[row], confidence);
        set => (_lower[row], _upper[row]) = (value?.Lower ?? double.NaN, value?.Upper ?? double.NaN);
    }

    /// <param name="actual">[row], y.</param>
    /// <param name="units">Rows that vary together; null where each is independent of the others.</param>
    /// <returns>Null when there are too few scores for that confidence.</returns>
    public IntervalCoverage? Coverage(double[] actual, SamplingUnits? units = null)
    {
        var hits = new double[actual.Length];
        double width = 0;
        for (var row = 0; row < actual.Length; row++)
        {
            if (double.IsNaN(_lower[row])) return null;
            if (actual[row] >= _lower[row] && actual[row] <= _upper[row]) hits[row] = 1;
            width += (_upper[row] - _lower[row] - width) / (row + 1);
        }

        return new IntervalCoverage(confidence, hits.Sum() / actual.Length, width) { EffectiveRows = (int?)units?.EffectiveRows(hits) };
    }
}
