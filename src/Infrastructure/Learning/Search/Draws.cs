namespace Regressor.Infrastructure.Learning.Search;

/// <summary>Distributions of settings.</summary>
internal static class Draws
{
    /// <summary>Draws a number whose logarithm is uniform.</summary>
    public static double LogUniform(this Random random, double least, double most) => least * Math.Pow(most / least, random.NextDouble());

    public static double Uniform(this Random random, double least, double most) => least + ((most - least) * random.NextDouble());

    public static T OneOf<T>(this Random random, params ReadOnlySpan<T> values) => values[random.Next(values.Length)];
}
