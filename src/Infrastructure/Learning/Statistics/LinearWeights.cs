using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>A linear function of encoded rows with one or more outputs: t_c = b_c + w_cᵀx + Σ levels.</summary>
/// <param name="First">Index of the first dense column used.</param>
/// <param name="Dense">[dense column from First, output], the weights.</param>
/// <param name="Levels">[embedded column][level, output], the weights; 0 for levels without one and for the unknown level.</param>
/// <param name="Intercepts">[output], b.</param>
internal sealed record LinearWeights(int First, double[] Dense, double[][] Levels, double[] Intercepts)
{
    /// <summary>Number of outputs.</summary>
    public int Outputs => Intercepts.Length;

    public static LinearWeights From(RidgeRegression.Weights ridge) => new(ridge.First, ridge.Dense, ridge.Levels, [ridge.Intercept]);

    /// <param name="rows">Encoded inputs x.</param>
    /// <param name="row">Index of the row.</param>
    /// <param name="outputs">Filled with t, [output].</param>
    public void Predict(EncodedRows rows, int row, Span<double> outputs)
    {
        Intercepts.CopyTo(outputs);
        var x = rows.DenseRow(row)[First..];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != 0) Add(Dense, i, x[i], outputs);
        }

        for (var column = 0; column < Levels.Length; column++) Add(Levels[column], (int)rows.Codes[column][row], 1, outputs);
    }

    private static void Add(double[] weights, int line, double factor, Span<double> outputs)
    {
        var from = line * outputs.Length;
        for (var c = 0; c < outputs.Length; c++) outputs[c] += factor * weights[from + c];
    }
}
