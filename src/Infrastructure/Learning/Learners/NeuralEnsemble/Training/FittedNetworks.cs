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
    private readonly InferenceNetwork _served;
    private readonly InferenceNetwork _unselected;

    /// <param name="architecture">Architecture of the members that are kept.</param>
    /// <param name="output">Conversion of their outputs to the prediction.</param>
    /// <param name="outOfFold">[training row × width], out-of-fold predictions.</param>
    /// <param name="served">Parameters to serve, [M·P].</param>
    /// <param name="unselected">Parameters of the epochs selected by the other folds, [M·P]; see <see cref="EarlyStopping"/>.</param>
    public FittedNetworks(EnsembleArchitecture architecture, ModelOutput output, double[] outOfFold, float[] served, float[] unselected)
    {
        (_architecture, _values, Output, OutOfFold) = (architecture, served, output, outOfFold);
        _served = new InferenceNetwork(architecture, served);
        _unselected = new InferenceNetwork(architecture, unselected);
    }

    public ModelOutput Output { get; }

    public double[] OutOfFold { get; }

    public IEnumerable<NamedTensor> Parameters => ParameterLayout.Split(_architecture, _values);

    public IReadOnlyDictionary<string, JsonElement> Properties =>
        new Dictionary<string, JsonElement> { [NetworksFormat.ArchitectureProperty] = ModelDescription.ToProperty(_architecture) };

    public void Predict(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(_served, rows, visit, cancellationToken);

    public void PredictUnselected(EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken) =>
        Predict(_unselected, rows, visit, cancellationToken);

    private void Predict(InferenceNetwork network, EncodedRows rows, PredictionVisitor visit, CancellationToken cancellationToken)
    {
        var y = new double[Output.Width];
        var byFold = new double[_architecture.Members / Output.Components * y.Length];
        network.ForEach(rows, (row, members) =>
        {
            Output.Predict(members, y, byFold);
            visit(row, y, byFold);
        }, cancellationToken);
    }
}
