using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Search;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Search;

public class SuccessiveHalvingTests
{
    private readonly SuccessiveHalving _halving = new([LearnerNames.Trees]);

    [Fact]
    public void The_default_settings_come_first_and_then_drawn_ones()
    {
        _halving.Next([]).ShouldBe((LearnerNames.Trees, 0, 0));
        _halving.Next([Trial(0, 0, 0.5)]).ShouldBe((LearnerNames.Trees, 1, 0));
    }

    [Fact]
    public void The_best_third_of_a_rung_is_tried_on_the_next_one_after_the_default_settings()
    {
        List<SearchTrial> trials = [Trial(0, 0, 0.5), Trial(1, 0, 0.4), Trial(2, 0, 0.6)];
        _halving.Next(trials).ShouldBe((LearnerNames.Trees, 0, 1));
        trials.Add(Trial(0, 1, 0.45));
        _halving.Next(trials).ShouldBe((LearnerNames.Trees, 1, 1));
        trials.Add(Trial(1, 1, 0.35));
        _halving.Next(trials).ShouldBe((LearnerNames.Trees, 3, 0));
    }

    [Fact]
    public void Settings_that_fail_never_rise()
    {
        List<SearchTrial> trials = [Trial(0, 0, null), Trial(1, 0, null), Trial(2, 0, null)];
        _halving.Next(trials).ShouldBe((LearnerNames.Trees, 3, 0));
    }

    [Fact]
    public void Learners_take_turns()
    {
        var halving = new SuccessiveHalving([LearnerNames.Trees, LearnerNames.Trees, LearnerNames.Networks]);
        List<SearchTrial> trials = [];
        for (var i = 0; i < 6; i++)
        {
            var (learner, candidate, rung) = halving.Next(trials);
            trials.Add(new SearchTrial(i + 1, learner, candidate, rung, 1 + i, 1));
        }

        trials.Select(trial => trial.Learner).ShouldBe([LearnerNames.Trees, LearnerNames.Trees, LearnerNames.Networks, LearnerNames.Trees, LearnerNames.Trees, LearnerNames.Networks]);
    }

    [Theory]
    [InlineData(0.40, true)]
    [InlineData(0.505, true)]
    [InlineData(0.60, false)]
    public void Settings_join_the_default_ones_unless_they_are_much_worse_on_the_same_rung(double loss, bool join)
    {
        var found = SuccessiveHalving.BestOf(LearnerNames.Trees, [Trial(0, 0, 0.7), Trial(1, 0, 0.1), Trial(2, 0, 0.7), Trial(0, 1, 0.5), Trial(1, 1, loss)]);
        (found?.Best.Candidate, found?.Default.Rung).ShouldBe(join ? (1, 1) : (null, null));
    }

    [Fact]
    public void The_lowest_rung_chooses_nothing() =>
        SuccessiveHalving.BestOf(LearnerNames.Trees, [Trial(0, 0, 0.5), Trial(1, 0, 0.1)]).ShouldBeNull();

    private static SearchTrial Trial(int candidate, int rung, double? loss) => new(1, LearnerNames.Trees, candidate, rung, loss, 1);
}
