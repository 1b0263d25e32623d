using System.Numerics.Tensors;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Estimates the expected size of the error at x of the networks that held out fold k: σ_k(x) = exp(w_kᵀf) with f = (inputs, squared
/// numbers, t, t², 1). Intervals are narrow where the target is easy to predict and wide where it is not (locally weighted conformal
/// prediction, Lei et al. 2018, section 5.2).
/// </summary>
/// <param name="Weights">[fold][features], fitted to |residual| over the other folds.</param>
internal sealed record ConditionalScaleModel(float[][] Weights)
{
    public const string TensorName = "difficulty.weight";

    /// <summary>Candidate penalties for the slopes, which need shrinking because residuals are noisy.</summary>
    private static readonly double[] Penalties = [3, 30, 300];

    private const int Iterations = 5;

    /// <summary>Logarithm of the largest factor by which σ may differ from its mean.</summary>
    private static readonly double LogWidest = Math.Log(6);

    /// <summary>Minimum improvement of the mean log-likelihood of a Laplace distribution that justifies scaling: about 2 % in width.</summary>
    private const double Gain = 0.02;

    public static int Features(FeatureEncoder encoder) => encoder.HiddenWidth + encoder.Numbers + 3;

    /// <param name="data">The training part.</param>
    /// <param name="outOfFold">[row], t, out of fold, for the first rows of the training part.</param>
    /// <param name="residuals">[row], |t − outOfFold|, for the same rows.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>Null where a constant σ does as well on rows that the weights were not fitted to.</returns>
    public static ConditionalScaleModel? Fit(PreparedData data, double[] outOfFold, double[] residuals, CancellationToken cancellationToken)
    {
        var width = Features(data.Encoder);
        var features = new float[residuals.Length * width];
        for (var row = 0; row < residuals.Length; row++)
            Fill(data.Encoder, data.Train.DenseRow(row), outOfFold[row], features.AsSpan(row * width, width));

        // A generalized linear model of the gamma family with a logarithmic link, by iteratively reweighted least squares: its working
        // response is η + r/σ − 1 and its weights are 1 (McCullagh and Nelder 1989, section 2.5).
        var rows = new EncodedRows(residuals.Length, width, features, []);
        var mean = Math.Log(residuals.Average());
        var eta = new double[residuals.Length];
        RidgeRegression.Weights[] fits = [];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var response = eta.Zip(residuals, (logScale, residual) => logScale + (residual * Math.Exp(-logScale - mean)) - 1).ToArray();
            fits = RidgeRegression.FitLeavingOut(rows, 0, [], response, data.Folds, data.FoldCount, Penalties, cancellationToken);
            for (var row = 0; row < eta.Length; row++) eta[row] = Math.Clamp(fits[data.Folds[row]].Predict(rows, row), -LogWidest, LogWidest);
        }

        foreach (var fit in fits) fit.Dense[^1] += fit.Intercept;
        var difficulty = new ConditionalScaleModel([.. fits.SkipLast(1).Select(fit => Array.ConvertAll(fit.Dense, weight => (float)weight))]);

        // Laplace: −ln L = ln σ + ln(mean(|r|/σ)) + 1 per row, with the best common factor of σ.
        double logScale = 0, scaled = 0;
        for (var row = 0; row < residuals.Length; row++)
        {
            var sigma = difficulty.Of(data.Folds[row], rows.DenseRow(row));
            logScale += Math.Log(sigma) / residuals.Length;
            scaled += residuals[row] / sigma / residuals.Length;
        }

        return logScale + Math.Log(scaled) < Math.Log(residuals.Average()) - Gain ? difficulty : null;
    }

    /// <exception cref="CorruptCheckpointException">The weights do not fit the encoder.</exception>
    public static ConditionalScaleModel? FromTensors(IReadOnlyList<NamedTensor> tensors, FeatureEncoder encoder, int folds)
    {
        if (tensors.FirstOrDefault(tensor => tensor.Name == TensorName) is not { } tensor) return null;
        var width = Features(encoder);
        if (!tensor.Shape.SequenceEqual([folds, width]) || tensor.Values.Length != folds * width)
            throw new CorruptCheckpointException($"The tensor '{TensorName}' has the wrong shape.");
        return new ConditionalScaleModel([.. tensor.Values.Chunk(width)]);
    }

    public NamedTensor ToTensor() => new(TensorName, [Weights.Length, Weights[0].Length], [.. Weights.SelectMany(weights => weights)]);

    /// <param name="encoder">Encoder of the row.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="t">Prediction of the networks, on the scale of t.</param>
    /// <param name="features">Output, [features].</param>
    public static void Fill(FeatureEncoder encoder, ReadOnlySpan<float> dense, double t, Span<float> features)
    {
        dense[..encoder.HiddenWidth].CopyTo(features);
        var numbers = dense[..encoder.Numbers];
        TensorPrimitives.Multiply(numbers, numbers, features[encoder.HiddenWidth..]);
        FillPrediction(t, features);
    }

    /// <summary>Fills the features that depend on the prediction; the others are the same for all folds.</summary>
    public static void FillPrediction(double t, Span<float> features)
    {
        features[^3] = (float)t;
        features[^2] = (float)(t * t);
        features[^1] = 1;
    }

    /// <summary>Computes σ of the whole ensemble: the mean of σ_k over the folds.</summary>
    public double Mean(ReadOnlySpan<float> features)
    {
        double sum = 0;
        for (var fold = 0; fold < Weights.Length; fold++) sum += Of(fold, features);
        return sum / Weights.Length;
    }

    /// <summary>Computes σ_k, up to a factor that all folds share.</summary>
    public double Of(int fold, ReadOnlySpan<float> features) =>
        Math.Exp(Math.Clamp(TensorPrimitives.Dot(Weights[fold], features), -LogWidest, LogWidest));
}
