namespace Regressor.Infrastructure.Learning.Splitting.Detection;

/// <summary>Rows that are looked at closely for one column, and how well a quick model predicts them.</summary>
internal sealed class CloseLook
{
    private readonly CancellationToken _cancellationToken;
    private readonly QuickTrees _trees;

    public CloseLook(ObservedTable table, string column, CancellationToken cancellationToken)
    {
        (Table, Column, _cancellationToken) = (table, table.Columns.First(own => own.Name == column), cancellationToken);
        _trees = new QuickTrees(table);
        ByRow = Residuals(Folding.ByRow(table.Rows));
        var deviation = Statistics.Moments.MeanAndDeviation(table.Y).Deviation;
        Variance = deviation * deviation;
    }

    private CloseLook(CloseLook other, string column)
    {
        (Table, Column, _cancellationToken) = (other.Table, other.Table.Columns.First(own => own.Name == column), other._cancellationToken);
        (_trees, ByRow, Variance) = (other._trees, other.ByRow, other.Variance);
    }

    public ObservedTable Table { get; }

    /// <summary>The column in question.</summary>
    public ObservedColumn Column { get; }

    /// <summary>[row], y minus its prediction by the other rows.</summary>
    public double[] ByRow { get; }

    /// <summary>Variance of the target.</summary>
    public double Variance { get; }

    /// <summary>The same rows for another column.</summary>
    public CloseLook At(string column) => new(this, column);

    /// <inheritdoc cref="QuickTrees.Residuals"/>
    public double[] Residuals(int[] parts) => _trees.Residuals(parts, _cancellationToken);

    /// <summary>Computes how much larger errors are than others of the same rows, in standard errors; the rows of a part are one observation.</summary>
    /// <param name="parts">[row] → part, from 0.</param>
    /// <param name="errors">[row], squared errors.</param>
    /// <param name="others">[row], squared errors to compare with.</param>
    public static double ErrorsApart(int[] parts, double[] errors, double[] others)
    {
        var sums = new double[parts.Max() + 1];
        for (var row = 0; row < errors.Length; row++) sums[parts[row]] += errors[row] - others[row];
        var (mean, deviation) = Statistics.Moments.MeanAndDeviation(sums);
        return deviation > 0 ? mean / deviation * Math.Sqrt(sums.Length) : 0;
    }

    public static double[] Squares(double[] residuals) => Array.ConvertAll(residuals, error => error * error);
}
