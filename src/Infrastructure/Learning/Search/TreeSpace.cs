using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.Trees.Training;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>Settings of boosted trees. The slower they learn, the more rounds they get.</summary>
internal sealed class TreeSpace : ISearchSpace
{
    private const int FewestRounds = 200, MostRounds = 1000;

    /// <summary>Sum of the learning rates of all rounds.</summary>
    private const double Travel = 40;

    public string Learner => LearnerNames.Trees;

    public Candidate Draw(Random random, PreparedData data, TrainingOptions options)
    {
        var rate = random.LogUniform(0.04, 0.2);
        var settings = new TreeSettings(
            rate,
            Leaves: (int)random.LogUniform(4, 65),
            MinRows: Math.Floor(random.LogUniform(1, 20)),
            Penalty: random.LogUniform(0.1, 5),
            RowShare: random.Uniform(0.6, 1),
            ColumnShare: random.Uniform(0.4, 1),
            MaxRounds: Math.Clamp((int)(Travel / rate), FewestRounds, MostRounds));
        return new Candidate(new TreesLearner(settings), new Dictionary<string, double>
        {
            ["learningRate"] = settings.LearningRate,
            ["leaves"] = settings.Leaves,
            ["minRows"] = settings.MinRows,
            ["penalty"] = settings.Penalty,
            ["rowShare"] = settings.RowShare,
            ["columnShare"] = settings.ColumnShare,
        });
    }
}
