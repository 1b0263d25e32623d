using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using TorchSharp;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class AdamWTests
{
    private const int Steps = 50;

    /// <summary>3 · 46 parameters: a number that is not a multiple of any vector length.</summary>
    private static readonly EnsembleArchitecture Shape = new(3, 1, 1, 2, 3, [], 4, [6]);

    /// <summary>The reference has one rate and one decay for all parameters, so each factor is compared with its own run.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.3)]
    [InlineData(5, 0)]
    [InlineData(0, 0.2)]
    public void It_computes_the_steps_of_torch(float factor, float decay)
    {
        var random = new Random(8);
        var count = Shape.Members * Shape.Blocks().Sum(block => block.Size);
        (count % System.Numerics.Vector<float>.Count).ShouldNotBe(0);
        float[] Draw() => [.. Enumerable.Range(0, count).Select(_ => (float)Normal(random))];
        using var scope = torch.NewDisposeScope();
        var start = Draw();
        using var network = new EnsembleNetwork(Shape, start);
        var optimizer = new AdamW(network, Filled(count, factor), Filled(count, decay));

        var parameter = new TorchSharp.Modules.Parameter(torch.tensor(start), true);
        // With the rate factor · η, the decay is η · decay; torch uses rate · decay.
        using var reference = torch.optim.AdamW([parameter], lr: 1, beta1: 0.9, beta2: 0.95, eps: 1e-8, weight_decay: factor == 0 ? 0 : decay / factor);
        for (var step = 0; step < Steps; step++)
        {
            var (rate, gradient) = (0.02 * (1 + (step % 5)), Draw());
            network.Gradients.copy_(torch.tensor(gradient));
            optimizer.Step(rate);
            network.Gradients.abs().max().item<float>().ShouldBe(0);

            parameter.grad = torch.tensor(gradient);
            foreach (var group in reference.ParamGroups) group.LearningRate = rate * factor;
            reference.step();
            if (factor == 0) using (torch.no_grad()) parameter.mul_((float)(1 - (rate * decay)));
        }

        float[] own = [.. network.Parameters.data<float>()];
        float[] expected = [.. parameter.detach().data<float>()];
        for (var i = 0; i < count; i++) own[i].ShouldBe(expected[i], 2e-5, $"parameter {i} of {count}");
        own.Zip(start, (now, then) => Math.Abs(now - then)).Max().ShouldBeGreaterThan(0.1f);
    }

    [Fact]
    public void Every_parameter_has_a_rate_and_a_decay_of_its_own()
    {
        using var scope = torch.NewDisposeScope();
        var count = Shape.Members * Shape.Blocks().Sum(block => block.Size);
        using var network = new EnsembleNetwork(Shape, Filled(count, 1));
        network.Gradients.fill_(2);
        new AdamW(network, [.. Enumerable.Range(0, count).Select(i => (float)i)], [.. Enumerable.Range(0, count).Select(i => i / 10f)]).Step(0.001);

        // The first step's m̂/√v̂ is the gradient's sign.
        float[] after = [.. network.Parameters.data<float>()];
        for (var i = 0; i < count; i++) after[i].ShouldBe(1 - (0.001f * i) - (0.0001f * i), 1e-6, $"parameter {i}");
    }

    private static float[] Filled(int count, float value) => [.. Enumerable.Repeat(value, count)];
}
