using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners;

namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>Shares trainings with other workers: offers the parts of this worker's, and computes parts of theirs.</summary>
internal sealed class TrainingSharing(IPartBoard board, IPartHelpers helpers, SharingOptions options, ILogger<TrainingSharing> logger)
{
    /// <summary>Offers a training's parts to other workers, if there are any and it is worth their while.</summary>
    /// <param name="run">The run.</param>
    /// <param name="input">Examples and options.</param>
    /// <param name="data">The table prepared from them.</param>
    /// <param name="observer">Receives the epochs of all parts together.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The training; null where this worker computes it alone.</returns>
    public SharedTraining? TryOffer(Guid run, TrainingInput input, PreparedData data, TrainingObserver observer, CancellationToken cancellationToken)
    {
        // What is shared must not depend on the time that it takes; the curve of a single input is drawn from the networks as they learn; and helpers
        // read rows without groups and times.
        if (options.MaxWorkers < 2 || input.Options.MaxSeconds is not null || data.Start is not null || data.Misfit is not null || input.Table.Columns.Count == 1 || input.Table.Split.By != SplitBy.Row) return null;
        var others = helpers.Others;
        if (others == 0) return null;

        var fits = Divide(data, input.Options, cancellationToken);
        if (fits.Values.Sum(fit => fit.Seconds) < options.FromSeconds) return null;
        var workers = Math.Min(options.MaxWorkers, others + 1);
        List<string> parts = [.. fits.Values.SelectMany(fit => fit.PartsFor(workers))];
        if (parts.Count < 2) return null;

        var fingerprint = input.Fingerprint(data);
        if (board.Find(run, fingerprint) is { } found) parts = [.. found];
        else board.Offer(run, fingerprint, parts, input.Write());
        logger.LogInformation("Training run {Run} is shared by up to {Workers} workers in {Parts} parts", run, workers, parts.Count);
        return new SharedTraining(fits, observer, helpers.Call(run, workers - 1), shared => NewSession(run, parts, fits, shared.Report, cancellationToken));
    }

    /// <summary>Computes parts of another worker's training until none is open.</summary>
    /// <exception cref="OperationCanceledException">The training is over.</exception>
    public void Help(Guid run, CancellationToken cancellationToken)
    {
        if (board.FindOffer(run) is not { } offer) return;
        var input = TrainingInput.Read(board.ReadInput(run));
        var data = PreparedData.Prepare(input.Table.With(input.Options.LearnedOf(input.Table.Inputs)), input.Options);
        if (input.Fingerprint(data) != offer.Fingerprint)
        {
            logger.LogInformation("Training run {Run} is computed without this worker, whose version or processor is another", run);
            return;
        }

        using var session = NewSession(run, offer.Parts, Divide(data, input.Options, cancellationToken), onNews: null, cancellationToken);
        session.Work(isDone: null, mayClaim: () => !helpers.IsTrainingWaiting);
    }

    private static Dictionary<string, IDividedFit> Divide(PreparedData data, TrainingOptions options, CancellationToken cancellationToken) => LearnerCatalog.All
        .OfType<IDivisibleLearner>().Where(learner => options.Learners.Contains(learner.Name))
        .ToDictionary(learner => learner.Name, learner => learner.Divide(data, options, cancellationToken));

    private PartSession NewSession(Guid run, IReadOnlyList<string> parts, Dictionary<string, IDividedFit> fits, Action<PartSession>? onNews, CancellationToken cancellationToken) =>
        new(board, run, parts, name => fits[PartName.LearnerOf(name)].Part(name), onNews, logger, cancellationToken);
}
