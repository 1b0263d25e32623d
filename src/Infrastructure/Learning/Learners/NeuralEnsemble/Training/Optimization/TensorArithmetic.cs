using TorchSharp;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>
/// Sums and differences of tensors. TorchSharp's own <c>add</c>, <c>add_</c> and <c>sub</c> pass a factor in a native scalar that nothing
/// keeps alive: the finalizer may free it while the call runs, which then fails or computes with garbage. Here it lives forever.
/// </summary>
internal static class TensorArithmetic
{
    private static readonly Scalar One = 1f;
    private static readonly Scalar MinusOne = -1f;

    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>In place.</summary>
    public static Tensor Increase(this Tensor a, Tensor b) => a.add_(b, One);

    public static Tensor Minus(this Tensor a, Tensor b) => a.add(b, MinusOne);
}
