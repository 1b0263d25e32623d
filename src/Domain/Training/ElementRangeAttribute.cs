namespace Regressor.Domain.Training;

/// <summary>Limits of each element of a list.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ElementRangeAttribute(int minimum, int maximum) : Attribute
{
    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;
}
