namespace Regressor.Infrastructure.Samples;

/// <summary>The section Samples of the settings.</summary>
public sealed class SampleOptions
{
    public const string Section = "Samples";

    /// <summary>Whether an empty database starts with the sample dataset.</summary>
    public bool Load { get; set; } = true;
}
