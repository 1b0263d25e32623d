using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using TorchSharp;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class TrainingStepTests
{
    private const int Members = 3;
    private const int Batch = 5;

    /// <summary>Widths that fill vectors and widths that do not; with and without hidden layers, numbers and categories.</summary>
    public static TheoryData<int, int, int[], int[]> Shapes => new()
    {
        { 2, 16, [16, 8], [] },
        { 3, 5, [7, 13], [4, 11] },
        { 1, 2, [], [] },
        { 1, 3, [9], [6] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Loss_and_gradients_are_those_of_autograd(int numbers, int frequencies, int[] hidden, int[] levels) =>
        ShouldAgreeWithAutograd(numbers, frequencies, hidden, levels, phases: 1);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void They_are_for_classes_too(int numbers, int frequencies, int[] hidden, int[] levels)
    {
        ShouldAgreeWithAutograd(numbers, frequencies, hidden, levels, phases: 1, classes: 2);
        ShouldAgreeWithAutograd(numbers, frequencies, hidden, levels, phases: 1, classes: 7);
    }

    /// <summary>Arguments for which the fast sine has no correct digits left.</summary>
    [Fact]
    public void They_are_at_angles_of_millions_too() => ShouldAgreeWithAutograd(2, 13, [8], [], phases: 1e7);

    private static void ShouldAgreeWithAutograd(int numbers, int frequencies, int[] hidden, int[] levels, double phases, int? classes = null)
    {
        var random = new Random(5);
        var architecture = new EnsembleArchitecture(Members, numbers, numbers, 2 * numbers, frequencies, levels, 4, hidden, classes);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)Normal(random))];
        using var scope = torch.NewDisposeScope();
        using var network = new EnsembleNetwork(architecture, Draw(Members * architecture.Blocks().Sum(block => block.Size)));
        if (phases > 1)
        {
            // Without frequencies the angles are the phases: such large products would be rounded differently.
            using var noGradient = torch.no_grad();
            network.Layer(EnsembleArchitecture.Phase)!.mul_(phases);
            network.Layer(EnsembleArchitecture.Frequency)!.zero_();
        }

        var (dense, target) = (Draw(Members * Batch * architecture.DenseWidth), Draw(Members * Batch));
        if (classes is { } most) target = Array.ConvertAll(target, _ => (float)random.Next(most));
        long[][] codes = [.. levels.Select(level => Enumerable.Range(0, Members * Batch).Select(_ => random.NextInt64(level)).ToArray())];

        using var backpropagation = new TrainingStep(network, architecture, Batch, classes is null ? MemberLoss.SquaredError : MemberLoss.CrossEntropy);
        var loss = backpropagation.Run(dense, codes, target, dropout: null);
        float[] gradients = [.. network.Gradients.data<float>()];

        network.Gradients.zero_();
        TorchReference.TrackGradients(network, architecture);
        var outputs = TorchReference.Forward(
            network,
            architecture,
            torch.tensor(dense, [Members, Batch, architecture.DenseWidth]),
            [.. codes.Select(column => torch.tensor(column, [Members, Batch]))]);
        var targets = torch.tensor(target, [Members, Batch, 1]);
        var losses = classes is null ? outputs.sub(targets).square() : outputs.log_softmax(2).gather(2, targets.to(torch.int64)).neg();
        var expected = losses.mean([1]).sum();
        expected.backward();

        loss.ShouldBe(expected.item<float>(), 1e-5 * loss);
        float[] autograd = [.. network.Gradients.data<float>()];
        var largest = autograd.Max(MathF.Abs);
        foreach (var block in architecture.Blocks().Where(block => !block.Name.StartsWith("linear.", StringComparison.Ordinal)))
        {
            for (var i = Members * block.Offset; i < Members * (block.Offset + block.Size); i++)
                gradients[i].ShouldBe(autograd[i], 1e-5 * largest, block.Name);
        }
    }

    /// <summary>A unit is dropped, or its value and its slope are both multiplied by 1/(1 − p).</summary>
    [Fact]
    public void Dropout_scales_a_units_output_and_gradient()
    {
        const double Dropped = 0.5;
        var random = new Random(6);
        var architecture = new EnsembleArchitecture(1, 1, 1, 2, 2, [], 4, [24]);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)Normal(random))];
        using var scope = torch.NewDisposeScope();
        using var network = new EnsembleNetwork(architecture, Draw(architecture.Blocks().Sum(block => block.Size)));
        using var backpropagation = new TrainingStep(network, architecture, batch: 1, MemberLoss.SquaredError);
        float[] dense = [0.7f, 0.4f];

        // The gradient of v in t = vᵀh + … is 2(t − y)h, and that of a unit's bias is 2(t − y)·v·h′. Divided by 2(t − y), the gradient of the output's
        // bias, they do not depend on the loss.
        (float[] Values, float[] Slopes) Units(Dropout? dropout)
        {
            network.Gradients.zero_();
            backpropagation.Run(dense, [], [0.2f], dropout);
            float[] Of(string layer) => [.. network.Gradient(layer)!.flatten().data<float>()];
            var common = Of(EnsembleArchitecture.OutputBias)[0];
            float[] Shares(string layer) => Array.ConvertAll(Of(layer), gradient => gradient / common);
            return (Shares(EnsembleArchitecture.OutputWeight), Shares(EnsembleArchitecture.HiddenBias(0)));
        }

        var all = Units(null);
        var some = Units(new Dropout(Dropped, largest: 24, new Random(1)));
        var kept = some.Values.Select((value, unit) => value != 0 ? unit : -1).Where(unit => unit >= 0).ToList();
        kept.Count.ShouldBeInRange(4, 20);
        for (var unit = 0; unit < all.Values.Length; unit++)
        {
            var scale = kept.Contains(unit) ? 1 / (1 - Dropped) : 0;
            some.Values[unit].ShouldBe((float)(scale * all.Values[unit]), 1e-4 * Math.Abs(all.Values[unit]));
            some.Slopes[unit].ShouldBe((float)(scale * all.Slopes[unit]), 1e-4 * Math.Abs(all.Slopes[unit]));
        }
    }
}
