using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Statistics;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

/// <summary>Rows that stop a network early must not measure it.</summary>
public sealed class EarlyStoppingTests
{
    [Fact]
    public void A_member_is_served_as_its_own_fold_likes_it_and_measured_as_the_other_folds_do()
    {
        // Four members on two scales: the other members are those of the same scale.
        double[][] losses = [[9, 9, 9, 9], [1, 5, 7, 2], [4, 3, 8, 1], [2, 6, 6, 3]];
        var current = 0;
        var best = new EarlyStopping(_ => [current], folds: 2, losses[0]);
        for (current = 1; current < losses.Length; current++) best.Offer(current, losses[current]);

        best.Served.ShouldBe([[1], [2], [3], [2]]);
        best.Unselected.ShouldBe([[2], [1], [2], [3]]);
    }

    [Theory]
    [InlineData(0, -0.1, 0.03)]
    [InlineData(1, 0.3, 0.8)]
    public void On_few_rows_no_model_claims_to_have_found_what_is_not_there(double slope, double least, double most)
    {
        // 64 rows of four columns, without a test part: y is noise, or linear with noise.
        var reports = Enumerable.Range(1, 12).Select(draw =>
        {
            var random = new Random(draw);
            var rows = Enumerable.Range(0, 64).Select(_ =>
            {
                var x = Enumerable.Range(0, 4).Select(_ => Normal(random)).ToArray();
                return (Array.ConvertAll(x, ColumnValue.Of), (slope * (x[0] - x[1])) + Normal(random));
            });
            var table = Table([Number("a"), Number("b"), Number("c"), Number("d")], rows);
            return Train(table, new TrainingOptions { TestFraction = 0, Members = 4, Epochs = 100, Seed = draw }).Report;
        }).ToList();

        reports.Average(report => report.OutOfFold[RegressionTask.R2]).ShouldBeInRange(least, most);
        reports.Count(report => report.Comparison!.Kind == ComparisonOutcome.Better).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_linear_share_is_chosen_for_the_mean_of_the_members_not_for_one_of_them()
    {
        // Each network adds the true effect to its linear fit, and noise of variance ½: for a single network, a share of 2/3 is best.
        var random = new Random(5);
        var truth = Enumerable.Range(0, 20_000).Select(_ => Normal(random)).ToArray();
        var linear = new double[truth.Length];
        var network = Array.ConvertAll(truth, t => t + (Math.Sqrt(0.5) * Normal(random)));

        LinearStacking.Share(truth, linear, network, spread: 0).ShouldBe(2 / 3.0, 0.02);
        LinearStacking.Share(truth, linear, network, spread: 0.5).ShouldBe(1, 0.03);
        LinearStacking.Share(truth, linear, Array.ConvertAll(network, value => -value), spread: 0.5).ShouldBe(0);
    }

    [Fact]
    public void A_shrunk_network_answers_between_itself_and_its_straight_line()
    {
        var data = PreparedData.Prepare(Curve(60, x => Math.Sin(6 * x), noise: 0.1), Quick);
        var plan = ResolvedHyperparameters.For(Quick, data.Train.Rows, data.Encoder.Numbers);
        var architecture = NetworksLearner.ArchitectureFor(data, Quick, plan);
        var t = Array.ConvertAll(data.TrainY, data.Targets[0].ToNetwork);
        var linear = RidgeRegression.FitLeavingOut(data.Train, 0, data.Levels, t, data.Folds, data.FoldCount).SkipLast(1).ToList();
        var start = linear.ConvertAll(LinearWeights.From);
        var before = Initialization.Draw(architecture, plan.HighestFrequency, start, new Random(1));
        for (var i = 0; i < before.Length; i++) before[i] += 0.1f * (float)Math.Sin(i);
        float[] after = [.. before];
        LinearStacking.Apply(architecture, after, 0, start, share: 0.3);

        var (full, shrunk) = (Answers(before), Answers(after));
        for (var row = 0; row < full.Length; row++)
        {
            for (var member = 0; member < linear.Count; member++)
                shrunk[row][member].ShouldBe((0.3 * full[row][member]) + (0.7 * linear[member].Predict(data.Train, row)), 1e-5);
        }

        double[][] Answers(float[] values)
        {
            var answers = new double[data.Train.Rows][];
            new InferenceNetwork(architecture, values).ForEach(data.Train, (row, members) => answers[row] = members.ToArray(), default);
            return answers;
        }
    }
}
