using TorchSharp;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>
/// Sums and differences of tensors. TorchSharp's own <c>add</c>, <c>add_</c> and <c>sub</c> pass a factor as a native scalar that nothing
/// keeps alive. If the finalizer frees it during the call, the call fails or computes garbage. Here the scalar is never freed.
/// </summary>
internal static class TensorArithmetic
{
    private static readonly Scalar One = 1f;
    private static readonly Scalar MinusOne = -1f;

    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>Adds in place.</summary>
    public static Tensor Increase(this Tensor a, Tensor b) => a.add_(b, One);

    public static Tensor Minus(this Tensor a, Tensor b) => a.add(b, MinusOne);
}
