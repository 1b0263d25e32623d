using Regressor.Infrastructure.Learning;
using TorchSharp;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class BackpropagationTests
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
    public void Loss_and_gradients_are_those_of_autograd(int numbers, int frequencies, int[] hidden, int[] levels)
    {
        var random = new Random(5);
        var architecture = new Architecture(Members, numbers, numbers, 2 * numbers, frequencies, levels, 4, hidden);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)Normal(random))];
        using var scope = torch.NewDisposeScope();
        using var network = new EnsembleNetwork(architecture, Draw(Members * architecture.Blocks().Sum(block => block.Size)));
        var (dense, target) = (Draw(Members * Batch * architecture.DenseWidth), Draw(Members * Batch));
        long[][] codes = [.. levels.Select(count => Enumerable.Range(0, Members * Batch).Select(_ => random.NextInt64(count)).ToArray())];

        using var backpropagation = new Backpropagation(network, architecture, Batch);
        var loss = backpropagation.Run(dense, codes, target, dropout: null);
        float[] gradients = [.. network.Gradients.data<float>()];

        network.Gradients.zero_();
        var error = network.Forward(
            torch.tensor(dense, [Members, Batch, architecture.DenseWidth]),
            [.. codes.Select(column => torch.tensor(column, [Members, Batch]))]).sub(torch.tensor(target, [Members, Batch]));
        var expected = error.mul(error).mean([1]).sum();
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
}
