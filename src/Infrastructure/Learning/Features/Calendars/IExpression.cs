namespace Regressor.Infrastructure.Learning.Features.Calendars;

/// <summary>
/// A number to compute with: in training and predictions a <see cref="Scalar"/>, in ONNX a node. A formula that is written for both exists once.
/// </summary>
internal interface IExpression<T>
    where T : struct, IExpression<T>
{
    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator +(T left, double right);

    static abstract T operator *(T left, double right);

    static abstract T operator /(T left, double right);

    T Floor();

    T Sin();

    T Cos();

    T Min(T other);
}

/// <summary>A number.</summary>
/// <param name="Value">The number; NaN where it is missing.</param>
internal readonly record struct Scalar(double Value) : IExpression<Scalar>
{
    public static Scalar operator +(Scalar left, Scalar right) => new(left.Value + right.Value);

    public static Scalar operator -(Scalar left, Scalar right) => new(left.Value - right.Value);

    public static Scalar operator +(Scalar left, double right) => new(left.Value + right);

    public static Scalar operator *(Scalar left, double right) => new(left.Value * right);

    public static Scalar operator /(Scalar left, double right) => new(left.Value / right);

    public Scalar Floor() => new(Math.Floor(Value));

    public Scalar Sin() => new(Math.Sin(Value));

    public Scalar Cos() => new(Math.Cos(Value));

    public Scalar Min(Scalar other) => new(Math.Min(Value, other.Value));
}
