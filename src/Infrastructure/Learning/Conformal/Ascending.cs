namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>Scores in ascending order, as calibrations search them.</summary>
internal static class Ascending
{
    /// <summary>Returns true for ascending numbers; NaN is not in order.</summary>
    public static bool Are(float[] values)
    {
        for (var i = 1; i < values.Length; i++)
            if (!(values[i] >= values[i - 1])) return false;
        return true;
    }
}
