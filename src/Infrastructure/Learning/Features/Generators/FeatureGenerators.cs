namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>The feature generator of each column type. To add one, create a class and register it here.</summary>
internal static class FeatureGenerators
{
    private static readonly IFeatureGenerator[] All =
    [
        new NumericFeatureGenerator(),
        new CategoricalFeatureGenerator(),
        new TextFeatureGenerator(),
        new DateTimeFeatureGenerator(),
        new TimeOfDayFeatureGenerator(),
    ];

    /// <exception cref="ArgumentException">No model learns from columns of that type.</exception>
    public static IFeatureGenerator For(ColumnType type) =>
        Array.Find(All, generator => generator.Type == type) ?? throw new ArgumentException($"No feature generator exists for the column type {type}.", nameof(type));
}
