using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>The settings of a learner among which a search draws.</summary>
internal interface ISearchSpace
{
    /// <summary>One of <see cref="LearnerNames"/>.</summary>
    string Learner { get; }

    /// <summary>Draws settings.</summary>
    /// <param name="random">Random numbers of the candidate.</param>
    /// <param name="data">The prepared table.</param>
    /// <param name="options">The training's options; those that differ from their default are kept.</param>
    Candidate Draw(Random random, PreparedData data, TrainingOptions options);
}
