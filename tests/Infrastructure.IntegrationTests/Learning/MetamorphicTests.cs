using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Tests how predictions change with the examples, for the same split.</summary>
public sealed class MetamorphicTests
{
    private static readonly TrainingOptions Short = Quick with { Epochs = 15, HiddenSizes = [16] };
    private static readonly double[] Asked = [0.1, 0.45, 0.8];

    private static readonly (double X, double Z, double Y)[] Rows = Draw(100);

    private static readonly Lazy<Prediction[]> Plain = new(() => Answers(row => [row.X, row.Z], row => row.Y));

    [Theory]
    [InlineData(1e-30, 0)]
    [InlineData(1e-6, 0.002)]
    [InlineData(-3, 7)]
    [InlineData(1e30, 0)]
    [InlineData(1e30, -5e30)]
    public void Targets_in_another_unit_move_answers_and_intervals_likewise(double a, double b)
    {
        var moved = Answers(row => [row.X, row.Z], row => (a * row.Y) + b);

        for (var i = 0; i < Asked.Length; i++)
        {
            double Back(double y) => (y - b) / a;
            var (lower, upper) = (Back(moved[i].Interval!.Lower), Back(moved[i].Interval!.Upper));
            Back(moved[i].Y).ShouldBe(Plain.Value[i].Y, 2e-3);
            Math.Min(lower, upper).ShouldBe(Plain.Value[i].Interval!.Lower, 5e-3);
            Math.Max(lower, upper).ShouldBe(Plain.Value[i].Interval!.Upper, 5e-3);
            (moved[i].EnsembleStandardDeviation / Math.Abs(a)).ShouldBe(Plain.Value[i].EnsembleStandardDeviation, 2e-3);
        }
    }

    [Theory]
    [InlineData(1e-30, 0)]
    [InlineData(1000, 273)]
    [InlineData(1e30, 0)]
    public void An_input_in_another_unit_changes_nothing(double a, double b) =>
        ShouldBeTheSame(Answers(row => [(a * row.X) + b, row.Z], row => row.Y));

    [Fact]
    public void A_constant_column_more_changes_nothing() =>
        ShouldBeTheSame(Answers(row => [row.X, row.Z, 42], row => row.Y));

    /// <summary>Steps and their order differ then, so predictions agree only up to a fraction of their interval.</summary>
    [Fact]
    public void Each_row_twice_changes_little()
    {
        var table = new TrainingData.Builder([Number("x"), Number("z")]);
        var position = 0.0;
        foreach (var (x, z, y) in Rows)
        {
            position = (position + 0.6180339887498949) % 1;
            for (var time = 0; time < 2; time++) table.Add([ColumnValue.Of(x), ColumnValue.Of(z)], y, position);
        }

        var twice = Answers(table.Build(), row => [row.X, row.Z]);
        for (var i = 0; i < Asked.Length; i++)
        {
            var (interval, width) = (Plain.Value[i].Interval!, Plain.Value[i].Interval!.Upper - Plain.Value[i].Interval!.Lower);
            twice[i].Y.ShouldBe(Plain.Value[i].Y, width / 4);
            (twice[i].Interval!.Upper - twice[i].Interval!.Lower).ShouldBeInRange(0.5 * width, 1.5 * width, $"{interval}");
        }
    }

    private static void ShouldBeTheSame(Prediction[] answers)
    {
        for (var i = 0; i < Asked.Length; i++)
        {
            answers[i].Y.ShouldBe(Plain.Value[i].Y, 2e-3);
            answers[i].Interval!.Lower.ShouldBe(Plain.Value[i].Interval!.Lower, 5e-3);
            answers[i].Interval!.Upper.ShouldBe(Plain.Value[i].Interval!.Upper, 5e-3);
        }
    }

    private static Prediction[] Answers(Func<(double X, double Z, double Y), double[]> inputs, Func<(double X, double Z, double Y), double> target)
    {
        var columns = Enumerable.Range(0, inputs(Rows[0]).Length).Select(column => Number($"column {column}")).ToList();
        return Answers(Placed(columns, Rows.Select(row => (Values(inputs(row)), target(row)))), inputs);
    }

    private static Prediction[] Answers(TrainingData table, Func<(double X, double Z, double Y), double[]> inputs)
    {
        var served = Reload(table, Train(table, Short));
        return Array.ConvertAll(Asked, x => served.Predict(Values(inputs((x, 0.5, 0)))));
    }

    private static ColumnValue[] Values(double[] numbers) => Array.ConvertAll(numbers, number => ColumnValue.Of(number));

    /// <summary>Targets of both signs, so that no scale is logarithmic.</summary>
    private static (double X, double Z, double Y)[] Draw(int rows)
    {
        var random = new Random(12);
        return [.. Enumerable.Range(0, rows).Select(_ =>
        {
            var (x, z) = (random.NextDouble(), random.NextDouble());
            return (x, z, (2 * x) - z - 0.5 + (0.1 * Normal(random)));
        })];
    }
}
