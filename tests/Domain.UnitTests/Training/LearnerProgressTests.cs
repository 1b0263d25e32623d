using System.Text.Json;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;

namespace Regressor.Domain.UnitTests.Training;

public sealed class LearnerProgressTests
{
    [Fact]
    public void Learners_count_by_their_expected_time()
    {
        string[] learners = [LearnerNames.Linear, LearnerNames.Trees, LearnerNames.Networks];

        new LearnerProgress(LearnerNames.Trees, 0.5).Among(learners, 1, PredictionTasks.Regression).ShouldBe(new LearnerProgress(LearnerNames.Trees, 0.5, 2, 3, 0.05, 0.25));
        new LearnerProgress(LearnerNames.Networks, 0).Among(learners, 2, PredictionTasks.Regression).ShouldBe(new LearnerProgress(LearnerNames.Networks, 0, 3, 3, 0.25));
        new LearnerProgress(LearnerNames.Networks, 0).Among(learners, 2, PredictionTasks.Classification).ShouldBe(new LearnerProgress(LearnerNames.Networks, 0, 3, 3, 11.0 / 26));
    }

    [Fact]
    public void A_learner_that_a_search_doubled_has_two_parts_of_the_same_length()
    {
        string[] learners = [LearnerNames.Networks, LearnerNames.Networks];

        new LearnerProgress(LearnerNames.Networks, 1).Among(learners, 0, PredictionTasks.Regression).ShouldBe(new LearnerProgress(LearnerNames.Networks, 1, 1, 2, 0, 0.5));
    }

    [Fact]
    public void Progress_that_an_earlier_version_stored_is_that_of_one_learner() =>
        JsonSerializer.Deserialize<LearnerProgress>("""{"Name":"trees","Share":0.5,"Number":1,"Count":1}""").ShouldBe(new LearnerProgress(LearnerNames.Trees, 0.5));
}
