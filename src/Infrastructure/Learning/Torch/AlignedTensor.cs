using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Torch;

/// <summary>
/// Creates tensors in libtorch's own, aligned memory. A tensor made of an array lies wherever the array does, and the order in which its
/// matrix products add up depends on the alignment: the last digits would differ from run to run.
/// </summary>
internal static class AlignedTensor
{
    /// <param name="values">Values, row-major.</param>
    /// <param name="shape">Shape of the tensor.</param>
    public static Tensor Of(ReadOnlySpan<float> values, params long[] shape) => Filled(values, empty(shape, float32));

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, long[])"/>
    public static Tensor Of(ReadOnlySpan<double> values, params long[] shape) => Filled(values, empty(shape, float64));

    private static Tensor Filled<T>(ReadOnlySpan<T> values, Tensor tensor)
        where T : unmanaged
    {
        values.CopyTo(MemoryMarshal.Cast<byte, T>(tensor.bytes));
        return tensor;
    }
}
