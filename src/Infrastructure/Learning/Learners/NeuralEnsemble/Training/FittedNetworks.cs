using System.Text.Json;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>A trained ensemble of networks.</summary>
internal sealed class FittedNetworks : ICrossFittedModel
{
    private readonly EnsembleArchitecture _architecture;
    private readonly float[] _values;
    private readonly EnsembleNetwork _served;
    private readonly EnsembleNetwork _unselected;

    /// <param name="architecture">Architecture of all members trained.</param>
    /// <param name="blending">Blend of the target scales, including which scales are kept.</param>
    /// <param name="served">Parameters to serve, [M·P].</param>
    /// <param name="unselected">Parameters of the epochs selected by the other folds, [M·P]; see <see cref="EarlyStopping"/>.</param>
    public FittedNetworks(EnsembleArchitecture architecture, TargetBlending blending, float[] served, float[] unselected)
    {
        var folds = architecture.Members / blending.Learned;
        _architecture = architecture with { Members = blending.Scales.Count * folds };
        _values = Kept(served);
        (Target, OutOfFold) = (blending.Target, blending.OutOfFold);
        _served = new EnsembleNetwork(_architecture, _values);
        _unselected = new EnsembleNetwork(_architecture, Kept(unselected));

        float[] Kept(float[] all) => blending.Scales.Count == blending.Learned
            ? all
            : ParameterLayout.Members(architecture, all, blending.Scales[0] * folds, folds);
    }

    public TargetBlend Target { get; }

    public double[] OutOfFold { get; }

    public IEnumerable<NamedTensor> Parameters => ParameterLayout.Split(_architecture, _values);

    public IReadOnlyDictionary<string, JsonElement> Properties =>
        new Dictionary<string, JsonElement> { [NetworksFormat.ArchitectureProperty] = ModelDescription.ToProperty(_architecture) };

    public void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(_served, rows, visit, cancellationToken);

    public void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(_unselected, rows, visit, cancellationToken);

    public void Dispose()
    {
        _served.Dispose();
        _unselected.Dispose();
    }

    private void Predict(EnsembleNetwork network, EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken)
    {
        var byFold = new double[_architecture.Members / Target.Scalings.Length];
        TrainingTensors.Predict(network, _architecture, rows, (row, members) => visit(row, Target.Of(members, byFold), byFold), cancellationToken);
    }
}
