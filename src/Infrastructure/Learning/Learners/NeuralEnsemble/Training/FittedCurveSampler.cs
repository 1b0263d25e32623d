using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Samples the predictions of the networks in training along the only input.</summary>
internal sealed class FittedCurveSampler
{
    private const int Points = 65;

    private readonly Func<ReadOnlySpan<double>, double> _curve;
    private readonly double[] _x;
    private readonly EncodedRows _rows;

    private FittedCurveSampler(Func<ReadOnlySpan<double>, double> curve, double[] x, EncodedRows rows) => (_curve, _x, _rows) = (curve, x, rows);

    /// <summary>Creates a sampler; null unless the dataset has exactly one input that stores numbers, and a prediction is one number.</summary>
    public static FittedCurveSampler? For(PreparedData data, NetworkTarget target)
    {
        if (target.Curve is not { } curve || data.Table.Columns is not [NumberData { Values: var values }]) return null;
        var seen = Array.FindAll(values, double.IsFinite);
        var (least, greatest) = (seen.Min(), seen.Max());

        // Interpolate as a weighted sum of both ends, because their difference may overflow a double.
        var x = Enumerable.Range(0, Points).Select(i => (double)i / (Points - 1)).Select(part => ((1 - part) * least) + (part * greatest)).ToArray();
        var table = new TrainingData.Builder(data.Table.Inputs);
        for (var i = 0; i < x.Length; i++) table.Add([ColumnValue.Of(x[i])], y: 0, splitPosition: i);
        return new FittedCurveSampler(curve, x, data.Encoder.Encode(FeatureTable.Of(table.Build()), 0, x.Length));
    }

    /// <summary>Returns the mean prediction of the members that learn the first target scale.</summary>
    public FittedCurve Read(EnsembleArchitecture architecture, float[] values, int epoch, CancellationToken cancellationToken)
    {
        var y = new double[_x.Length];
        new InferenceNetwork(architecture, values).ForEach(_rows, (row, members) => y[row] = _curve(members), cancellationToken);
        return new FittedCurve(epoch, _x, y);
    }
}
