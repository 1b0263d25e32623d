using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.Trees.Training;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class TreesTrainingTests
{
    private const int Fold = 1, Rounds = 6;

    private static readonly TrainingOptions Options = Quick with { Learners = [LearnerNames.Trees] };

    private static readonly TreeSettings Settings = new(0.1, 8, 3, 1, 0.8, 0.8, Rounds);

    private static readonly PreparedData Data = PreparedData.Prepare(Draw(), Options);

    [Fact]
    public void A_target_that_is_held_out_changes_nothing_in_its_member()
    {
        var changed = Changed(row => Data.Folds[row] == Fold);

        Grow(changed, Fold).ShouldBe(Grow(Data.TrainY, Fold));
        Grow(changed, Fold + 1).ShouldNotBe(Grow(Data.TrainY, Fold + 1));
        Levels(changed, Fold).ToFeatures().Values.ShouldBe(Levels(Data.TrainY, Fold).ToFeatures().Values);
    }

    [Fact]
    public void Random_splits_are_drawn_by_the_seed_and_not_by_held_out_targets()
    {
        var random = Settings with { HasRandomSplits = true };

        Grow(Data.TrainY, Fold, random).ShouldBe(Grow(Data.TrainY, Fold, random));
        Grow(Changed(row => Data.Folds[row] == Fold), Fold, random).ShouldBe(Grow(Data.TrainY, Fold, random));
        Grow(Data.TrainY, Fold, random).ShouldNotBe(Grow(Data.TrainY, Fold, random, seed: 2));
        Grow(Data.TrainY, Fold, random).ShouldNotBe(Grow(Data.TrainY, Fold));
    }

    [Fact]
    public void Random_splits_separate_rows_on_both_sides_of_every_split()
    {
        var random = Settings with { HasRandomSplits = true, MinRows = 20, RowShare = 1, Leaves = 16 };
        var member = Booster(Data.TrainY, Fold, random, seed: 1);
        var own = Enumerable.Range(0, Data.Folds.Length).Where(row => Data.Folds[row] != Fold).ToList();

        foreach (var tree in member.Trees) own.GroupBy(row => tree.ValueOf(member.Columns, row)).ShouldAllBe(leaf => leaf.Count() >= 20);
        member.Trees.ShouldAllBe(tree => tree.Count > 1);
    }

    [Fact]
    public void The_targets_of_a_fold_do_not_change_what_its_own_rows_are_described_by()
    {
        var (before, after) = (Levels(Data.TrainY, Fold).Column(0), Levels(Changed(row => Data.Folds[row] == Fold + 1), Fold).Column(0));

        for (var row = 0; row < Data.Folds.Length; row++)
        {
            if (Data.Folds[row] is Fold or Fold + 1) (after(row) == before(row)).ShouldBe(Data.Folds[row] == Fold + 1, $"row {row}");
        }
    }

    [Fact]
    public void Two_members_also_describe_levels_by_other_rows()
    {
        var two = PreparedData.Prepare(Draw(), Options with { Members = 2 });
        var levels = new LevelColumns(two.Train.Codes[0], two.Levels[0] + 1, [row => two.TrainY[row]], two.Folds, 2, heldOut: 0);

        levels.Bin(0, 255).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(new float[] { 1, 1, 1 }, 255, new float[] { })]
    [InlineData(new float[] { 1, 2, 2, 4 }, 255, new[] { 1.5f, 3 })]
    [InlineData(new float[] { 1, 1.0000001f, 2 }, 255, new[] { 1.5f })]
    [InlineData(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 2, new[] { 4.5f })]
    [InlineData(new float[] { 0, 0, 0, 0, 0, 0, 1, 2 }, 2, new[] { 0.5f })]
    public void Bins_hold_about_equally_many_numbers(float[] sorted, int most, float[] thresholds) =>
        BinnedColumn.ThresholdsOf(sorted, most).ShouldBe(thresholds, 1e-5f);

    [Fact]
    public void There_are_never_more_bins_than_a_byte_counts()
    {
        var random = new Random(1);
        float[] sorted = [.. Enumerable.Range(0, 5000).Select(_ => (float)Math.Exp(3 * Normal(random))).Order()];

        BinnedColumn.ThresholdsOf(sorted, BinnedColumn.MaxBins).Length.ShouldBeInRange(200, BinnedColumn.MaxBins - 1);
    }

    private static double[] Changed(Func<int, bool> which) => [.. Data.TrainY.Select((y, row) => which(row) ? 5 - y : y)];

    private static LevelColumns Levels(double[] y, int fold) =>
        new(Data.Train.Codes[0], Data.Levels[0] + 1, [row => y[row]], Data.Folds, Data.FoldCount, fold);

    /// <returns>Thresholds and leaves of a member's trees.</returns>
    private static float[] Grow(double[] y, int fold, TreeSettings? settings = null, long seed = 1) =>
        FittedMember.Join([new FittedMember(Booster(y, fold, settings ?? Settings, seed), Rounds, [])], Data.Train.DenseWidth).Values;

    private static MemberBooster Booster(double[] y, int fold, TreeSettings settings, long seed)
    {
        List<BinnedColumn> columns = [.. DenseColumns.Of(Data, 64, CancellationToken.None), .. Levels(y, fold).Bin(Data.Train.DenseWidth, 64)];
        var member = new MemberBooster(new SquaredLoss(y), columns, settings, Data.Folds, fold, seed);
        var space = new Workspace(y.Length, 1);
        for (var round = 0; round < Rounds; round++) member.Boost(space);
        return member;
    }

    private static TrainingData Draw()
    {
        var random = new Random(6);
        return Table([Number("x"), Category("level")], Enumerable.Range(0, 400).Select(_ => (X: random.NextDouble(), Level: random.Next(12)))
            .Select(row => (new[] { ColumnValue.Of(row.X), ColumnValue.Of($"level {row.Level}") }, row.X + (row.Level % 4) + (0.1 * Normal(random)))));
    }
}
