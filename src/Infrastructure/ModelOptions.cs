using System.ComponentModel.DataAnnotations;

namespace Regressor.Infrastructure;

/// <summary>Settings of the section Models.</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    /// <summary>Memory limit of all loaded models together, in bytes; one model is always kept.</summary>
    [Range(0, (double)long.MaxValue)]
    public long MemoryBytes { get; set; } = 256L << 20;

    /// <summary>Number of versions of each dataset that are kept in addition to the active one; 0 keeps all.</summary>
    [Range(0, int.MaxValue)]
    public int Keep { get; set; } = 20;

    /// <summary>Size of the largest model file that is accepted, in bytes.</summary>
    [Range(1, (double)long.MaxValue)]
    public long MaxBytes { get; set; } = 256L << 20;
}
