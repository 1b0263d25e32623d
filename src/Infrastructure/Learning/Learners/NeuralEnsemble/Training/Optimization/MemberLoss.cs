using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>The loss that networks minimize, chosen once per training.</summary>
internal abstract class MemberLoss
{
    public static MemberLoss SquaredError { get; } = new SquaredErrorLoss();

    /// <summary>Cross-entropy of the softmax of the outputs, −ln p(y), without label smoothing, which would distort the probabilities.</summary>
    public static MemberLoss CrossEntropy { get; } = new CrossEntropyLoss();

    /// <param name="outputs">[output], outputs of a member for a row.</param>
    /// <param name="target">Target of the row: t, or the index of a class.</param>
    public abstract double Of(ReadOnlySpan<double> outputs, double target);

    /// <summary>Creates the last layer of a training step.</summary>
    public abstract OutputLayer NewLayer(EnsembleNetwork network, EnsembleArchitecture architecture, int batch);

    private sealed class SquaredErrorLoss : MemberLoss
    {
        public override double Of(ReadOnlySpan<double> outputs, double target) => Math.Pow(outputs[0] - target, 2);

        public override OutputLayer NewLayer(EnsembleNetwork network, EnsembleArchitecture architecture, int batch) => new SquaredErrorLayer(network, architecture, batch);
    }

    private sealed class CrossEntropyLoss : MemberLoss
    {
        public override double Of(ReadOnlySpan<double> outputs, double target)
        {
            double largest = double.NegativeInfinity, sum = 0;
            foreach (var output in outputs) largest = Math.Max(largest, output);
            foreach (var output in outputs) sum += Math.Exp(output - largest);
            return Math.Log(sum) + largest - outputs[(int)target];
        }

        public override OutputLayer NewLayer(EnsembleNetwork network, EnsembleArchitecture architecture, int batch) => new SoftmaxLayer(network, architecture, batch);
    }
}
