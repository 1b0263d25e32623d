using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners;

namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>A training of this worker that others help with.</summary>
internal sealed class SharedTraining : IDisposable
{
    private readonly Dictionary<string, IDividedFit> _fits;
    private readonly TrainingObserver _observer;
    private readonly IDisposable _calls;
    private readonly PartSession _session;
    private readonly Lock _reporting = new();

    /// <param name="fits">Divided fits, by the learner's name.</param>
    /// <param name="observer">Receives the epochs and the progress.</param>
    /// <param name="calls">Calls for help, to be taken back at the end.</param>
    /// <param name="open">Opens a session that calls <see cref="Report"/>.</param>
    public SharedTraining(Dictionary<string, IDividedFit> fits, TrainingObserver observer, IDisposable calls, Func<SharedTraining, PartSession> open)
    {
        (_fits, _observer, _calls) = (fits, observer, calls);
        _session = open(this);
    }

    /// <summary>Returns the learner, whose fit collects its parts from all workers if it is divided.</summary>
    public ILearner Of(ILearner learner) => _fits.TryGetValue(learner.Name, out var fit) ? new Collecting(this, learner, fit) : learner;

    /// <summary>Reports the epochs that have become known.</summary>
    public void Report(PartSession session)
    {
        lock (_reporting)
        {
            foreach (var (learner, fit) in _fits)
            {
                foreach (var epoch in fit.NewEpochs(session.Logs(PartName.OfLearner(learner))))
                {
                    _observer.OnProgress(new LearnerProgress(learner, (double)epoch.Epoch / epoch.Epochs));
                    if (!_observer.OnEpoch(epoch, () => null)) session.RequestFinish();
                }
            }
        }
    }

    public void Dispose()
    {
        _calls.Dispose();
        _session.Dispose();
    }

    /// <summary>Computes open parts of any learner until all of one learner have a result.</summary>
    private sealed class Collecting(SharedTraining training, ILearner learner, IDividedFit fit) : ILearner
    {
        public string Name => learner.Name;

        public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options) =>
            learner.Continue(start, table, options);

        public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken)
        {
            var ofFit = PartName.OfLearner(Name);
            training._session.Work(() => training._session.HasResults(ofFit), () => true);
            training.Report(training._session);
            return fit.Join(training._session.ReadResults(ofFit), cancellationToken);
        }
    }
}
