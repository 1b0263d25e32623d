using System.ComponentModel.DataAnnotations;

namespace Regressor.Infrastructure;

/// <summary>The section Models of the settings.</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    /// <summary>Bytes that models in memory may take together; one is always kept.</summary>
    [Range(0, (double)long.MaxValue)]
    public long MemoryBytes { get; set; } = 256L << 20;

    /// <summary>Versions of each dataset that are kept besides the active one; 0 keeps all.</summary>
    [Range(0, int.MaxValue)]
    public int Keep { get; set; } = 20;

    /// <summary>Size of the largest model file that is taken in, in bytes.</summary>
    [Range(1, (double)long.MaxValue)]
    public long MaxBytes { get; set; } = 256L << 20;
}
