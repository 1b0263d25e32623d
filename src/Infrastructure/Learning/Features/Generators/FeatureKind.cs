namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>How a feature is encoded.</summary>
internal enum FeatureKind
{
    /// <summary>Numbers; see <see cref="NumericEncoding"/>.</summary>
    Numeric,

    /// <summary>Texts; see <see cref="CategoryEncoding"/>.</summary>
    Categorical,
}
