using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class FittedCurveTests
{
    [Fact]
    public void The_curve_of_a_single_input_comes_near_the_function_as_it_learns()
    {
        var curves = new List<FittedCurve?>();
        new ModelTrainer().Train(Curve(200, x => x * x), Quick, null, (_, curve) =>
        {
            curves.Add(curve());
            return true;
        }, CancellationToken.None);

        var last = curves[^1].ShouldNotBeNull();
        last.X.ShouldBeInOrder();
        last.X.Zip(last.Y, (x, y) => Math.Abs(y - (x * x))).Max().ShouldBeLessThan(0.05);
        (last.Epoch, last.Y.Count).ShouldBe((curves.Count, last.X.Count));
    }

    [Fact]
    public void There_is_no_curve_for_several_inputs()
    {
        var curves = new List<FittedCurve?>();
        var table = Table(
            [Number("a"), Number("b")],
            Enumerable.Range(0, 40).Select(row => (new[] { ColumnValue.Of(row), ColumnValue.Of(row % 7) }, (double)row)));
        new ModelTrainer().Train(table, Quick with { Epochs = 2 }, null, (_, curve) =>
        {
            curves.Add(curve());
            return true;
        }, CancellationToken.None);

        curves.ShouldAllBe(curve => curve == null);
    }
}
