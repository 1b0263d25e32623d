using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

/// <summary>The formulae of <see cref="EnsembleArchitecture"/> in operations of libtorch, which computes their gradients.</summary>
internal static class TorchReference
{
    /// <summary>Lets backward() add to the network's gradients.</summary>
    public static void TrackGradients(EnsembleNetwork network, EnsembleArchitecture architecture)
    {
        foreach (var block in architecture.Blocks())
        {
            var layer = network.Layer(block.Name)!;
            layer.requires_grad = true;
            layer.grad = network.Gradient(block.Name);
        }
    }

    /// <param name="network">The parameters.</param>
    /// <param name="architecture">Architecture of the network.</param>
    /// <param name="dense">Dense inputs, [K, B, DenseWidth].</param>
    /// <param name="codes">Level codes, [K, B] per embedded column.</param>
    /// <returns>Predictions t, [K, B, output].</returns>
    public static Tensor Forward(EnsembleNetwork network, EnsembleArchitecture architecture, Tensor dense, IReadOnlyList<Tensor> codes)
    {
        Tensor Layer(string name) => network.Layer(name)!;
        Tensor PerRow(string name) => Layer(name).unsqueeze(1);
        Tensor Lookup(string table, Tensor rows) => Layer(table).gather(1, rows.unsqueeze(2).expand(-1, -1, Layer(table).shape[2]));

        var (members, rows) = (dense.shape[0], dense.shape[1]);
        var output = dense.bmm(Layer(EnsembleArchitecture.LinearWeight)).add(PerRow(EnsembleArchitecture.OutputBias));
        for (var column = 0; column < codes.Count; column++) output = output.add(Lookup(EnsembleArchitecture.LinearLevels(column), codes[column]));

        var numbers = dense.narrow(2, 0, architecture.Numbers).unsqueeze(3);
        var angles = numbers.mul(PerRow(EnsembleArchitecture.Frequency)).add(PerRow(EnsembleArchitecture.Phase));
        List<Tensor> inputs =
        [
            dense.narrow(2, 0, architecture.HiddenWidth).mul(PerRow(EnsembleArchitecture.Scale)),
            angles.cos().view(members, rows, architecture.PeriodicWidth),
            .. codes.Select((code, column) => Lookup(EnsembleArchitecture.Embedding(column), code)),
        ];
        var hidden = cat(inputs, 2);
        for (var layer = 0; layer < architecture.Hidden.Count; layer++)
            hidden = hidden.bmm(Layer(EnsembleArchitecture.HiddenWeight(layer))).add(PerRow(EnsembleArchitecture.HiddenBias(layer))).silu();
        return output.add(hidden.bmm(Layer(EnsembleArchitecture.OutputWeight)));
    }
}
