using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.Trees.Inference;
using Regressor.Infrastructure.Learning.Learners.Trees.Training;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class TreesOfClassesTests
{
    private const int Classes = 2, Rows = 600;

    // Two members: one tree of a split each, and two trees of a leaf each.
    private static readonly TreeWeights Steps = new(1, 1, [1, 2], [1, 1], [0, -1, -1, 0, -1, -1], [0.5f, -4, 4, 0.25f, 0, 8], []);
    private static readonly TreeWeights Constants = new(1, 1, [3, -1], [2, 2], [-1, -1, -1, -1], [1, 2, 3, 4], []);

    private static readonly int[][] Lines = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];

    private static readonly TrainingOptions Options = Quick with { Learners = [LearnerNames.Trees] };

    [Theory]
    [InlineData(0.3f)]
    [InlineData(0.9f)]
    public void A_mixture_sums_to_the_weighted_mean_of_both_sets(float x)
    {
        double[] Of(TreeWeights weights)
        {
            var sums = new double[weights.Members];
            new TreesScorer(weights, 1).Predict(1, [x], [], sums);
            return sums;
        }

        var mixed = TreesOfClasses.Mix(Steps, 0.25, Constants);

        mixed.Rounds.ShouldBe([3, 3]);
        Of(mixed).ShouldBe([.. Of(Steps).Zip(Of(Constants), (a, b) => (0.25 * a) + (0.75 * b))], 1e-6);
    }

    [Fact]
    public void Sets_with_independent_errors_are_mixed_and_equal_ones_are_not()
    {
        var (y, one, other) = Draw(1.5, 1.5);

        var mixed = TreesOfClasses.Best(one, other, y, Classes);

        mixed.Weights.Rounds.ShouldBe([3, 3]);
        mixed.Logits[1].ShouldBeInRange(Math.Min(one.Logits[1], other.Logits[1]), Math.Max(one.Logits[1], other.Logits[1]));
        TreesOfClasses.Best(one, one with { Weights = Constants }, y, Classes).ShouldBeSameAs(one);
    }

    [Fact]
    public void A_set_that_adds_nothing_is_left_out()
    {
        var (y, one, other) = Draw(0.2, 10);

        TreesOfClasses.Best(one, other, y, Classes).ShouldBeSameAs(one);
        TreesOfClasses.Best(other, one, y, Classes).ShouldBeSameAs(one);
    }

    [Fact]
    public void Random_splits_help_where_the_border_of_the_classes_is_smooth()
    {
        var random = new Random(4);
        var data = PreparedData.Prepare(Learning.Classes.Table([Number("a"), Number("b"), Number("c"), Number("d")], Enumerable.Range(0, 600)
            .Select(_ => Enumerable.Range(0, 4).Select(_ => Normal(random)).ToArray())
            .Select(x => (Array.ConvertAll(x, value => ColumnValue.Of(value)), Math.Abs(x[0] + x[1]) + (0.3 * Normal(random)) > Math.Abs(x[2] + x[3]) ? "yes" : "no"))), Options);

        HeldOutLoss(data).ShouldBeLessThan(0.995 * TreeSettings.CandidatesFor(data.Train.Rows, new TwoClassLoss(data.TrainY)).Min(settings => HeldOutLoss(data, settings)));
    }

    [Fact]
    public void Rules_without_noise_are_predicted_with_confidence()
    {
        var data = PreparedData.Prepare(Learning.Classes.Table([.. Enumerable.Range(0, 9).Select(square => Category($"square {square}"))], BoardsOfFinishedGames()
            .Select(board => (board.Select(mark => ColumnValue.Of($"{mark}")).ToArray(), IsWonBy('x', board) ? "won" : "not won"))), Options with { Members = 8 });

        data.Table.Rows.ShouldBe(958);
        HeldOutLoss(data).ShouldBeLessThan(0.006);
    }

    private static double HeldOutLoss(PreparedData data, TreeSettings? settings = null) => PredictionTasks.Classification.Losses(
        data.TrainY, new TreesLearner(settings).Fit(data, Options, new TrainingObserver((_, _) => true), CancellationToken.None).OutOfFold, 1).Average();

    /// <summary>All boards on which tic-tac-toe ends where x begins.</summary>
    private static IEnumerable<string> BoardsOfFinishedGames()
    {
        HashSet<string> boards = [new(' ', 9)];
        HashSet<string> finished = [];
        for (var move = 0; move < 9; move++)
        {
            var mark = move % 2 == 0 ? 'x' : 'o';
            boards = [.. boards.SelectMany(board => Enumerable.Range(0, 9).Where(square => board[square] == ' ').Select(square => $"{board[..square]}{mark}{board[(square + 1)..]}"))];
            finished.UnionWith(boards.Where(board => move == 8 || IsWonBy(mark, board)));
            boards.ExceptWith(finished);
        }

        return finished.Order(StringComparer.Ordinal);
    }

    private static bool IsWonBy(char mark, string board) => Lines.Any(line => line.All(square => board[square] == mark));

    /// <summary>Classes, and logits whose errors are independent with these standard deviations.</summary>
    private static (double[] Y, TreesOfClasses One, TreesOfClasses Other) Draw(double ofOne, double ofOther)
    {
        var random = new Random(5);
        var (y, one, other) = (new double[Rows], new double[Rows * Classes], new double[Rows * Classes]);
        for (var row = 0; row < Rows; row++)
        {
            var logit = 2 * Normal(random);
            y[row] = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            one[(Classes * row) + 1] = logit + (ofOne * Normal(random));
            other[(Classes * row) + 1] = logit + (ofOther * Normal(random));
        }

        return (y, new TreesOfClasses(Steps, one), new TreesOfClasses(Constants, other));
    }
}
