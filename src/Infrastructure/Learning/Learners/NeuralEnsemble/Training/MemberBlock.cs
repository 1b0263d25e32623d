using System.Collections.Concurrent;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>Trains consecutive members of an ensemble, epoch by epoch, on all cores.</summary>
internal sealed class MemberBlock : IDisposable
{
    /// <summary>Turns in which a member takes an epoch. At its end, threads wait for each other for a turn at most.</summary>
    private const int Turns = 8;

    private readonly NetworkSetup _setup;
    private readonly MemberTraining[] _members;
    private readonly LearningRateSchedule _schedule;

    /// <param name="setup">The ensemble.</param>
    /// <param name="first">Index of the first member.</param>
    /// <param name="count">Number of members.</param>
    public MemberBlock(NetworkSetup setup, int first, int count)
    {
        (_setup, _schedule) = (setup, new LearningRateSchedule(setup.Options.LearningRate));
        _members = [.. Enumerable.Range(first, count).Select(member => new MemberTraining(
            setup.Rows,
            member,
            setup.RowsOf(member),
            ParameterLayout.Members(setup.Rows.Architecture, setup.Initial, member, 1),
            setup.Plan,
            setup.Batches,
            setup.Options,
            setup.Target.Loss))];
    }

    /// <summary>Copies the current parameters of a member, [P].</summary>
    /// <param name="index">Index within the block.</param>
    public float[] Parameters(int index) => _members[index].Parameters();

    /// <summary>Copies the current parameters of all members of the block, [member][P].</summary>
    public float[][] Parameters() => Array.ConvertAll(_members, member => member.Parameters());

    /// <summary>Measures the members before the first epoch; they have no training loss yet.</summary>
    public MemberEpoch[] Measure(CancellationToken cancellationToken) => OfEach(member => new MemberEpoch(0, HeldOut(member, cancellationToken)), cancellationToken);

    /// <summary>Trains and measures the members.</summary>
    /// <param name="progress">Progress of the whole training, from 0 to 1, at a step of the epoch.</param>
    /// <param name="isFinishRequested">Ends the epoch at the next step of each member.</param>
    /// <param name="cancellationToken">Checked at every step.</param>
    public MemberEpoch[] RunEpoch(Func<double, double> progress, Func<bool> isFinishRequested, CancellationToken cancellationToken)
    {
        var steps = (_setup.Batches.Steps + Turns - 1) / Turns;
        return OfEach(
            member => member.Advance(steps, step => isFinishRequested() ? 0 : _schedule.At(progress(step + 0.5)), cancellationToken) is { } loss
                ? new MemberEpoch(loss, HeldOut(member, cancellationToken))
                : null,
            cancellationToken);
    }

    public void Dispose()
    {
        foreach (var member in _members) member.Dispose();
    }

    private HeldOutLoss HeldOut(MemberTraining member, CancellationToken cancellationToken) => member.HeldOutLoss(_setup.Target.Errors, cancellationToken);

    /// <param name="run">Returns the epoch of a member; null where the member needs another turn.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    private MemberEpoch[] OfEach(Func<MemberTraining, MemberEpoch?> run, CancellationToken cancellationToken)
    {
        var epochs = new MemberEpoch[_members.Length];
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, _members.Length));
        TrainingCores.ForEach(epochs.Length, _ =>
        {
            TorchSession.UseOneThread();
            while (waiting.TryDequeue(out var member))
            {
                if (run(_members[member]) is { } epoch) epochs[member] = epoch;
                else waiting.Enqueue(member);
            }
        }, cancellationToken);
        return epochs;
    }
}

/// <summary>An epoch of one member.</summary>
/// <param name="TrainLoss">Mean loss of the rows that it was trained on.</param>
/// <param name="HeldOut">Losses of the rows that it holds out, after the epoch.</param>
internal readonly record struct MemberEpoch(double TrainLoss, HeldOutLoss HeldOut);
