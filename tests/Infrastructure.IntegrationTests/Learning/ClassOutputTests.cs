using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class ClassOutputTests
{
    private static readonly ClassOutput Output = ClassOutput.Of(["a", "b"], rows: 99, temperature: 0.7);

    /// <summary>[component, fold, class], logits of two learners in two folds.</summary>
    private static readonly double[] Logits = [1, -1, 0.5, 0, -2, 1, 0, 3];

    [Fact]
    public void No_probability_is_zero_however_sure_a_network_is()
    {
        var p = Output.Probabilities([1000, -1000]);

        p[1].ShouldBe(0.005, 1e-12);
        p.Sum().ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_pool_is_the_normalized_product_of_powers_in_each_fold()
    {
        var other = ClassOutput.Of(["a", "b"], rows: 99, temperature: 2);
        var (p, byFold) = (new double[2], new double[4]);

        ClassOutput.Join([Output, other], [0.25, 0.75], exponent: 1.5).Predict(Logits, p, byFold);

        for (var fold = 0; fold < 2; fold++)
        {
            var (one, two) = (Output.Probabilities(Logits[(2 * fold)..(2 * fold + 2)]), other.Probabilities(Logits[(4 + (2 * fold))..(6 + (2 * fold))]));
            double Product(int c) => Math.Pow(one[c], 0.375) * Math.Pow(two[c], 1.125);
            for (var c = 0; c < 2; c++) byFold[(2 * fold) + c].ShouldBe(Product(c) / (Product(0) + Product(1)), 1e-12);
        }

        for (var c = 0; c < 2; c++) p[c].ShouldBe((byFold[c] + byFold[2 + c]) / 2, 1e-12);
    }

    [Fact]
    public void An_older_checkpoint_without_an_exponent_keeps_its_weighted_mean()
    {
        var older = Output with { Temperatures = [0.7, 0.7], Weights = [0.25, 0.75] };
        var (p, byFold) = (new double[2], new double[4]);

        older.Predict(Logits, p, byFold);

        byFold[0].ShouldBe((0.25 * Output.Probabilities([1, -1])[0]) + (0.75 * Output.Probabilities([-2, 1])[0]), 1e-12);
    }

    [Fact]
    public void Learners_that_are_sure_of_different_classes_give_finite_probabilities()
    {
        var p = new double[2];

        ClassOutput.Join([Output, Output], [0.5, 0.5], exponent: 2).Predict([1e6, -1e6, -1e6, 1e6], p, new double[2]);

        p.ShouldBe([0.5, 0.5], 1e-12);
    }

    [Fact]
    public void The_part_of_one_learner_has_no_exponent() =>
        ClassOutput.Join([Output, Output], [0.5, 0.5], exponent: 2).Part(1, 1).ShouldBeOfType<ClassOutput>().Exponent.ShouldBeNull();
}
