using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>
/// Elementary functions on eight numbers at a time, accurate to about two units in the last place. Exponentials of arguments beyond ±6
/// are accurate to six digits, because the product with log₂e is rounded. Arguments are reduced as in Cephes (Moshier 1989, single
/// precision); the polynomials of exp and cos are minimax approximations (Remez 1934).
/// </summary>
internal static class FastMath
{
    /// <summary>Largest angle that <see cref="SinCos"/> and <see cref="CosOfLine"/> compute without losing digits.</summary>
    public const float MaxAngle = 2000;

    /// <summary>Computes SiLU(a) = a·sigmoid(a) in place.</summary>
    public static void Silu(Span<float> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var last = values.Length - Vector256<float>.Count;
        var i = 0;
        for (; i <= last; i += Vector256<float>.Count)
        {
            var a = Vector256.LoadUnsafe(ref first, (nuint)i);
            (a / (V(1) + Exp(-a))).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < values.Length; i++) values[i] /= 1 + MathF.Exp(-values[i]);
    }

    /// <summary>Computes cos(x·f + φ), for angles up to a few thousand.</summary>
    public static void CosOfLine(ReadOnlySpan<float> x, ReadOnlySpan<float> frequency, ReadOnlySpan<float> phase, Span<float> cosines)
    {
        ref var target = ref MemoryMarshal.GetReference(cosines);
        var last = cosines.Length - Vector256<float>.Count;
        var i = 0;
        for (; i <= last; i += Vector256<float>.Count)
        {
            var at = (nuint)i;
            var angle = Fma(
                Vector256.LoadUnsafe(in MemoryMarshal.GetReference(x), at),
                Vector256.LoadUnsafe(in MemoryMarshal.GetReference(frequency), at),
                Vector256.LoadUnsafe(in MemoryMarshal.GetReference(phase), at));
            Cos(angle).StoreUnsafe(ref target, at);
        }

        for (; i < cosines.Length; i++) cosines[i] = MathF.Cos((x[i] * frequency[i]) + phase[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> V(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => V(1) / (V(1) + Exp(-x));

    /// <summary>Computes 2ⁿ·2ᶠ with f in [−½, ½], where the polynomial's error is at most 10⁻⁷.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.MinNative(Vector256.MaxNative(x, V(-86)), V(88));
        var n = Vector256.Round(x * V(1.44269504f));
        var f = Fma(x, V(1.44269504f), -n);
        var p = Fma(V(0.0013264716f), f, V(0.009671514f));
        p = Fma(p, f, V(0.05550734f));
        p = Fma(p, f, V(0.24022242f));
        p = Fma(p, f, V(0.693147f));
        p = Fma(p, f, V(1));
        return (p.AsInt32() + Vector256.ShiftLeft(Vector256.ConvertToInt32Native(n), 23)).AsSingle();
    }

    /// <summary>Computes ±cos r with x = n·π + r and r in [−π/2, π/2], where the error of the polynomial in r² is at most 5·10⁻⁸.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Cos(Vector256<float> x)
    {
        var n = Vector256.Round(x * V(0.318309886f));
        var r = Fma(n, V(-3.140625f), x);
        r = Fma(n, V(-9.67502593994140625e-4f), r);
        r = Fma(n, V(-1.509957990978376432e-7f), r);
        var z = r * r;
        var p = Fma(V(2.315377e-5f), z, V(-0.0013853697f));
        p = Fma(p, z, V(0.041663583f));
        p = Fma(p, z, V(-0.49999905f));
        p = Fma(p, z, V(0.99999994f));
        return p ^ Vector256.ShiftLeft(Vector256.ConvertToInt32Native(n), 31).AsSingle();
    }

    /// <summary>Computes sine and cosine, for arguments up to a few thousand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Sin, Vector256<float> Cos) SinCos(Vector256<float> x)
    {
        var n = Vector256.Round(x * V(0.636619772f));
        var quadrant = Vector256.ConvertToInt32Native(n);
        var r = Fma(n, V(-1.5703125f), x);
        r = Fma(n, V(-4.837512969970703125e-4f), r);
        r = Fma(n, V(-7.54978995489188216e-8f), r);
        var z = r * r;
        var s = Fma(Fma(V(-1.9515295891e-4f), z, V(8.3321608736e-3f)), z, V(-1.6666654611e-1f));
        var sin = Fma(s * z, r, r);
        var c = Fma(Fma(V(2.443315711809948e-5f), z, V(-1.388731625493765e-3f)), z, V(4.166664568298827e-2f));
        var cos = Fma(c * z, z, Fma(V(-0.5f), z, V(1)));

        // Odd quadrants swap sine and cosine; the quadrant's second bit gives the sign of each.
        var odd = Vector256.Equals(quadrant & Vector256.Create(1), Vector256.Create(1)).AsSingle();
        var sinSign = Vector256.ShiftLeft(quadrant & Vector256.Create(2), 30).AsSingle();
        var cosSign = Vector256.ShiftLeft((quadrant + Vector256.Create(1)) & Vector256.Create(2), 30).AsSingle();
        return (Vector256.ConditionalSelect(odd, cos, sin) ^ sinSign, Vector256.ConditionalSelect(odd, sin, cos) ^ cosSign);
    }
}
