namespace Regressor.Domain.Columns;

/// <summary>The values from a start on and before an end.</summary>
/// <param name="Start">First value.</param>
/// <param name="End">First value behind it.</param>
public readonly record struct ValuePeriod(double Start, double End)
{
    public bool Contains(double? value) => value >= Start && value < End;
}
