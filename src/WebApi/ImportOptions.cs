using System.ComponentModel.DataAnnotations;

namespace Regressor.WebApi;

/// <summary>The section Import of the settings.</summary>
internal sealed class ImportOptions
{
    public const string Section = "Import";

    /// <summary>Size of the largest file that is taken in, in bytes.</summary>
    [Range(1, (double)long.MaxValue)]
    public long MaxBytes { get; set; } = 1L << 30;
}
