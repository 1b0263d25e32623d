using System.Diagnostics;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Trains the members of an ensemble, epoch by epoch, on all cores. Between epochs, <see cref="EarlyStopping"/> compares them.
/// </summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TrainingTensors _rows;
    private readonly MemberTraining[] _members;
    private readonly int _stepsPerEpoch;
    private readonly ResolvedHyperparameters _plan;
    private readonly TrainingOptions _options;
    private readonly HeldOutErrors _errors;

    /// <param name="initial">Initial parameters, [K·P].</param>
    /// <param name="rows">The training part.</param>
    /// <param name="folds">[training row] → fold.</param>
    /// <param name="plan">Resolved hyperparameters.</param>
    /// <param name="options">The training's options.</param>
    /// <param name="target">What is learned.</param>
    public TrainingLoop(float[] initial, TrainingTensors rows, int[] folds, ResolvedHyperparameters plan, TrainingOptions options, NetworkTarget target)
    {
        (_rows, _plan, _options, _errors) = (rows, plan, options, target.Errors);
        var count = rows.Architecture.Members;
        var own = Enumerable.Range(0, count).Select(member => TrainingTensors.RowsWhere(folds, fold => fold != member % rows.Folds)).ToList();
        var batches = plan.BatchesOf(own.Min(rowsOfMember => rowsOfMember.Length));
        _stepsPerEpoch = batches.Steps;
        _members = [.. own.Select((rowsOfMember, member) => new MemberTraining(
            rows, member, rowsOfMember, ParameterLayout.Members(rows.Architecture, initial, member, 1), plan, batches, options, target.Loss))];
    }

    /// <summary>Copies the current parameters, [K·P].</summary>
    public float[] Parameters() => ParameterLayout.Join(_rows.Architecture, Array.ConvertAll(_members, member => member.Parameters()));

    /// <summary>Trains the members.</summary>
    /// <param name="onEpoch">Receives each epoch; returns false to end the training.</param>
    /// <param name="isFinishRequested">Ends the training at the next step of each member.</param>
    /// <param name="cancellationToken">Checked at every step.</param>
    /// <returns>The parameters to serve and those for evaluation, each [K·P].</returns>
    public (float[] Served, float[] Unselected) Run(Func<EpochMetrics, bool> onEpoch, Func<bool> isFinishRequested, CancellationToken cancellationToken)
    {
        var schedule = new LearningRateSchedule(_options.LearningRate);
        var watch = Stopwatch.StartNew();
        var best = new EarlyStopping(member => _members[member].Parameters(), _rows.Folds, LossesOf(OfEach(HeldOut)));
        for (var epoch = 0; !isFinishRequested() && epoch < _plan.Epochs && Progress(epoch, 0) < 1 && !best.IsStale(epoch, _plan.Epochs); epoch++)
        {
            var current = epoch;
            var trained = OfEach(member => (Loss: member.RunEpoch(step => RateAt(current, step), cancellationToken), HeldOut: HeldOut(member)));
            var heldOut = Array.ConvertAll(trained, member => member.HeldOut);
            var losses = LossesOf(heldOut);
            var (trainLoss, validationLoss) = (trained.Average(member => member.Loss), losses.Average());
            if (!double.IsFinite(trainLoss) || !double.IsFinite(validationLoss)) throw NotFinite(epoch);
            best.Offer(epoch, losses);

            // What is left of an epoch that was cut short improves the model, and is no point of the curves.
            if (isFinishRequested()) break;
            var metrics = new EpochMetrics(
                epoch + 1,
                EpochsInTime(epoch + 1),
                trainLoss,
                validationLoss,
                schedule.At(Progress(epoch, _stepsPerEpoch)),
                _errors.Mean(heldOut),
                _errors.References);
            if (!onEpoch(metrics)) break;
        }

        return (ParameterLayout.Join(_rows.Architecture, best.Served), ParameterLayout.Join(_rows.Architecture, best.Unselected));

        HeldOutLoss HeldOut(MemberTraining member) => member.HeldOutLoss(_errors, cancellationToken);

        static double[] LossesOf(HeldOutLoss[] members) => Array.ConvertAll(members, member => member.Mean);

        double RateAt(int epoch, int step) => isFinishRequested() ? 0 : schedule.At(Progress(epoch, step + 0.5));

        double Progress(int epoch, double step) => Math.Min(1, Math.Max(
            (epoch + (step / _stepsPerEpoch)) / _plan.Epochs,
            watch.Elapsed.TotalSeconds / (_options.MaxSeconds ?? double.PositiveInfinity)));

        // Estimates, from the epochs so far, how many of the planned epochs fit into the time limit.
        int EpochsInTime(int done) => _options.MaxSeconds is { } limit
            ? (int)Math.Clamp(done * limit / watch.Elapsed.TotalSeconds, done, _plan.Epochs)
            : _plan.Epochs;

        T[] OfEach<T>(Func<MemberTraining, T> run)
        {
            var results = new T[_members.Length];
            TrainingCores.ForEach(results.Length, member =>
            {
                TorchSession.UseOneThread();
                results[member] = run(_members[member]);
            }, cancellationToken);
            return results;
        }
    }

    public void Dispose()
    {
        foreach (var member in _members) member.Dispose();
    }

    private static TrainingFailedException NotFinite(int epoch) => new(
        TrainingFailureCode.Diverged,
        $"The loss diverged in epoch {epoch + 1}. Choose a lower learning rate, or check the examples for extreme values.",
        ("epoch", epoch + 1));
}
