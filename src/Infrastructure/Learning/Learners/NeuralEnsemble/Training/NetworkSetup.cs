using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>What the members of one training share: their table, architecture, start and plan.</summary>
internal sealed class NetworkSetup
{
    private readonly int[] _folds;

    /// <param name="data">The prepared table.</param>
    /// <param name="options">The training's options.</param>
    /// <param name="settings">Settings that replace those of the options; null for those.</param>
    /// <param name="cancellationToken">Cancels the regressions that the members start from.</param>
    /// <exception cref="TrainingFailedException">The networks would be too large.</exception>
    public NetworkSetup(PreparedData data, TrainingOptions options, NetworkSettings? settings, CancellationToken cancellationToken)
    {
        (Options, Plan, var architecture) = Resolve(data, options, settings);
        _folds = data.Folds;

        Target = NetworkTargets.For(data, cancellationToken);
        var random = new Random((int)KFoldSplitter.Mix((ulong)Options.Seed));
        Initial = (data.Start as NetworkContinuation)?.Values ?? Initialization.Draw(architecture, Plan.HighestFrequency, Target.Linear, random);
        Rows = new TrainingTensors(architecture, data.Train, Target.T, data.Folds, Target.Loss);
        Batches = Plan.BatchesOf(Enumerable.Range(0, Rows.Folds).Min(fold => data.Folds.Length - Rows.HeldOutBy(fold).Length));
    }

    public TrainingOptions Options { get; }

    public ResolvedHyperparameters Plan { get; }

    public NetworkTarget Target { get; }

    public TrainingTensors Rows { get; }

    /// <summary>Parameters before the first epoch, [M·P].</summary>
    public float[] Initial { get; }

    /// <summary>Steps of an epoch, and rows of a step.</summary>
    public (int Steps, int Size) Batches { get; }

    /// <summary>Number of members M.</summary>
    public int Members => Rows.Architecture.Members;

    /// <summary>Number of parameters of a member, P.</summary>
    public int Parameters => Initial.Length / Members;

    /// <summary>Determines the hyperparameters and the shape of the networks.</summary>
    /// <param name="data">The prepared table.</param>
    /// <param name="options">The training's options.</param>
    /// <param name="settings">Settings that replace those of the options; null for those.</param>
    /// <exception cref="TrainingFailedException">The networks would be too large.</exception>
    public static (TrainingOptions Options, ResolvedHyperparameters Plan, EnsembleArchitecture Architecture) Resolve(
        PreparedData data, TrainingOptions options, NetworkSettings? settings)
    {
        if (settings is not null) options = settings.ApplyTo(options);
        var plan = ResolvedHyperparameters.For(options, data.Train.Rows, data.Encoder.Numbers);
        if (settings is not null) plan = plan with { HighestFrequency = plan.HighestFrequency * settings.FrequencyFactor };
        var architecture = (data.Start as NetworkContinuation)?.Architecture ?? NetworksLearner.ArchitectureFor(data, options, plan);
        architecture.CheckSize(plan.BatchesOf(data.Train.Rows).Size);
        return (options, plan with { Hidden = architecture.Hidden }, architecture);
    }

    /// <summary>Returns the rows that a member is trained on, which it may reorder.</summary>
    public int[] RowsOf(int member) => TrainingTensors.RowsWhere(_folds, fold => fold != member % Rows.Folds);

    /// <summary>Keeps the best parameters of members by the losses of all.</summary>
    /// <param name="parametersOf">Copies the current parameters of a member, [P].</param>
    /// <param name="initial">[member], losses before the first epoch.</param>
    public EarlyStopping Select(Func<int, float[]> parametersOf, MemberEpoch[] initial) => new(parametersOf, Rows.Folds, LossesOf(initial));

    /// <summary>Computes the metrics of an epoch.</summary>
    /// <param name="epoch">Index of the epoch, from 0.</param>
    /// <param name="epochs">Number of epochs planned.</param>
    /// <param name="members">[member], the epoch of each.</param>
    /// <param name="progress">Progress of the whole training after the epoch, from 0 to 1.</param>
    /// <exception cref="TrainingFailedException">A loss is not finite.</exception>
    public EpochMetrics MetricsOf(int epoch, int epochs, MemberEpoch[] members, double progress)
    {
        var (trainLoss, validationLoss) = (members.Average(member => member.TrainLoss), LossesOf(members).Average());
        if (!double.IsFinite(trainLoss) || !double.IsFinite(validationLoss)) throw NotFinite(epoch);
        return new EpochMetrics(
            epoch + 1,
            epochs,
            trainLoss,
            validationLoss,
            new LearningRateSchedule(Options.LearningRate).At(progress),
            Target.Errors.Mean(Array.ConvertAll(members, member => member.HeldOut)),
            Target.Errors.References);
    }

    /// <summary>Returns the mean losses of the rows held out, [member].</summary>
    public static double[] LossesOf(MemberEpoch[] members) => Array.ConvertAll(members, member => member.HeldOut.Mean);

    private static TrainingFailedException NotFinite(int epoch) => new(
        TrainingFailureCode.Diverged,
        $"The loss diverged in epoch {epoch + 1}. Choose a lower learning rate, or check the examples for extreme values.",
        ("epoch", epoch + 1));
}
