using System.Runtime.Intrinsics;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

/// <summary>Compares with the library's functions in double precision, in units in the last place.</summary>
public sealed class FastMathTests
{
    private const double MostUlps = 4;

    /// <summary>Factor of <see cref="MostUlps"/>, for the value.</summary>
    private const double SixDigits = 4e-7;

    [Fact]
    public void Exp_is_right_to_some_ulps_near_zero_and_to_six_digits_over_its_whole_range()
    {
        EachLane(-6, 6, x => FastMath.Exp(x), Math.Exp, Ulp);
        EachLane(-86, 88, x => FastMath.Exp(x), Math.Exp, exact => SixDigits * exact);
    }

    [Fact]
    public void Exp_is_held_to_finite_numbers_beyond()
    {
        var exp = FastMath.Exp(Vector256.Create(-1e9f, -100, -86, 88, 89, 1e9f, 0, 1));

        for (var lane = 0; lane < Vector256<float>.Count; lane++) (float.IsFinite(exp[lane]) && exp[lane] > 0).ShouldBeTrue();
    }

    [Fact]
    public void Sigmoid_is_right_to_some_ulps_near_zero_and_to_six_digits_over_its_whole_range()
    {
        EachLane(-6, 6, x => FastMath.Sigmoid(x), x => 1 / (1 + Math.Exp(-x)), Ulp);
        EachLane(-86, 86, x => FastMath.Sigmoid(x), x => 1 / (1 + Math.Exp(-x)), exact => SixDigits * exact);
    }

    /// <summary>Near a zero of the function, the argument itself is only exact to half an ulp; elsewhere the values are of the order of 1.</summary>
    [Theory]
    [InlineData(3.2)]
    [InlineData(100)]
    [InlineData(2000)]
    public void Sine_and_cosine_are_right_up_to_the_greatest_angle(double most)
    {
        EachLane(-most, most, x => FastMath.SinCos(x).Sin, Math.Sin, _ => Ulp(1));
        EachLane(-most, most, x => FastMath.SinCos(x).Cos, Math.Cos, _ => Ulp(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(23)]
    public void Silu_is_right_also_where_the_values_fill_no_vector(int count)
    {
        float[] values = [.. Enumerable.Range(0, count).Select(i => (float)((i * 7.3 % 40) - 20))];
        float[] silu = [.. values];
        FastMath.Silu(silu);

        for (var i = 0; i < count; i++)
        {
            var exact = values[i] / (1 + Math.Exp(-values[i]));
            Math.Abs(silu[i] - exact).ShouldBeLessThanOrEqualTo(MostUlps * Ulp(exact), $"{values[i]}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    public void The_cosine_of_a_line_is_right_also_where_the_values_fill_no_vector(int count)
    {
        var random = new Random(4);
        float[] Draw(double most) => [.. Enumerable.Range(0, count).Select(_ => (float)(most * ((2 * random.NextDouble()) - 1)))];
        var (x, frequency, phase, cosines) = (Draw(3), Draw(600), Draw(3), new float[count]);
        FastMath.CosOfLine(x, frequency, phase, cosines);

        for (var i = 0; i < count; i++)
        {
            // The argument may be rounded once or twice.
            var angle = ((double)x[i] * frequency[i]) + phase[i];
            Math.Abs(cosines[i] - Math.Cos(angle)).ShouldBeLessThanOrEqualTo((MostUlps * Ulp(1)) + (1.5 * Ulp(angle)), $"{angle}");
        }
    }

    /// <summary>The same number of arguments in each lane, all distinct.</summary>
    private static void EachLane(
        double from, double to, Func<Vector256<float>, Vector256<float>> function, Func<double, double> exact, Func<double, double> unit)
    {
        const int Steps = 4000;
        Span<float> x = stackalloc float[Vector256<float>.Count];
        for (var step = 0; step < Steps; step++)
        {
            for (var lane = 0; lane < x.Length; lane++) x[lane] = (float)(from + ((to - from) * ((step * x.Length) + lane) / ((Steps * x.Length) - 1)));
            var values = function(Vector256.Create((ReadOnlySpan<float>)x));
            for (var lane = 0; lane < x.Length; lane++)
            {
                var right = exact(x[lane]);
                Math.Abs(values[lane] - right).ShouldBeLessThanOrEqualTo(MostUlps * unit(right), $"{x[lane]} in lane {lane}");
            }
        }
    }

    /// <summary>Distance from a float of this magnitude to the next.</summary>
    private static double Ulp(double value) => MathF.BitIncrement(MathF.Abs((float)value)) - MathF.Abs((float)value);
}
