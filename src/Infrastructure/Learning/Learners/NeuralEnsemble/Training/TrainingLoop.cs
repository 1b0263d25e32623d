using System.Diagnostics;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Trains all members of an ensemble on this worker. Between epochs, <see cref="EarlyStopping"/> compares them.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly NetworkSetup _setup;
    private readonly MemberBlock _members;

    /// <param name="setup">The ensemble.</param>
    public TrainingLoop(NetworkSetup setup) => (_setup, _members) = (setup, new MemberBlock(setup, 0, setup.Members));

    /// <summary>Copies the current parameters, [K·P].</summary>
    public float[] Parameters() => ParameterLayout.Join(_setup.Rows.Architecture, _members.Parameters());

    /// <summary>Trains the members.</summary>
    /// <param name="onEpoch">Receives each epoch; returns false to end the training.</param>
    /// <param name="isFinishRequested">Ends the training at the next step of each member.</param>
    /// <param name="cancellationToken">Checked at every step.</param>
    /// <returns>The parameters to serve and those for evaluation, each [K·P].</returns>
    public (float[] Served, float[] Unselected) Run(Func<EpochMetrics, bool> onEpoch, Func<bool> isFinishRequested, CancellationToken cancellationToken)
    {
        var (plan, limit) = (_setup.Plan, _setup.Options.MaxSeconds);
        var watch = Stopwatch.StartNew();
        var best = _setup.Select(_members.Parameters, _members.Measure(cancellationToken));
        for (var epoch = 0; !isFinishRequested() && epoch < plan.Epochs && Progress(epoch, 0) < 1 && !best.IsStale(epoch, plan.Epochs); epoch++)
        {
            var current = epoch;
            var trained = _members.RunEpoch(step => Progress(current, step), isFinishRequested, cancellationToken);
            var metrics = _setup.MetricsOf(epoch, EpochsInTime(epoch + 1), trained, Progress(epoch, _setup.Batches.Steps));
            best.Offer(epoch, NetworkSetup.LossesOf(trained));

            // What is left of an epoch that was cut short improves the model, and is no point of the curves.
            if (isFinishRequested() || !onEpoch(metrics)) break;
        }

        return (ParameterLayout.Join(_setup.Rows.Architecture, best.Served), ParameterLayout.Join(_setup.Rows.Architecture, best.Unselected));

        double Progress(int epoch, double step) => Math.Min(1, Math.Max(
            (epoch + (step / _setup.Batches.Steps)) / plan.Epochs,
            watch.Elapsed.TotalSeconds / (limit ?? double.PositiveInfinity)));

        // Estimates, from the epochs so far, how many of the planned epochs fit into the time limit.
        int EpochsInTime(int done) => limit is not null
            ? (int)Math.Clamp(done * limit.Value / watch.Elapsed.TotalSeconds, done, plan.Epochs)
            : plan.Epochs;
    }

    public void Dispose() => _members.Dispose();
}
