namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>How a feature is encoded.</summary>
internal enum FeatureKind
{
    /// <summary>Numbers; see <see cref="NumericEncoding"/>.</summary>
    Numeric,

    /// <summary>Recurring texts; see <see cref="CategoryEncoding"/>.</summary>
    Categorical,

    /// <summary>Free texts; see <see cref="Text.TextEncoding"/>.</summary>
    Text,

    /// <summary>Numbers that stay at the nearest value seen in training where they are outside its range.</summary>
    Trend,

    /// <summary>Sines and cosines: they get no periodic features, and no indicator beside that of their column's first feature.</summary>
    Cycle,

    /// <summary>Texts that return once a year. Where the <see cref="Trend"/> of their column spans few years, they would only identify rows.</summary>
    Recurring,
}

internal static class FeatureKinds
{
    public static bool IsNumber(this FeatureKind kind) => kind is FeatureKind.Numeric or FeatureKind.Trend or FeatureKind.Cycle;

    /// <summary>True for recurring texts.</summary>
    public static bool IsCategory(this FeatureKind kind) => kind is FeatureKind.Categorical or FeatureKind.Recurring;
}
