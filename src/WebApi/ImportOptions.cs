using System.ComponentModel.DataAnnotations;

namespace Regressor.WebApi;

/// <summary>Settings of the section Import.</summary>
internal sealed class ImportOptions
{
    public const string Section = "Import";

    /// <summary>Size of the largest file accepted, in bytes.</summary>
    [Range(1, (double)long.MaxValue)]
    public long MaxBytes { get; set; } = 1L << 30;
}
