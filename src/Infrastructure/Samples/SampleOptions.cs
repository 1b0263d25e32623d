namespace Regressor.Infrastructure.Samples;

/// <summary>The Samples section of the settings.</summary>
public sealed class SampleOptions
{
    public const string Section = "Samples";

    /// <summary>True to load the sample dataset into an empty database.</summary>
    public bool Load { get; set; } = true;
}
