using System.ComponentModel.DataAnnotations;

namespace Regressor.Infrastructure;

/// <summary>Settings of the section Datasets.</summary>
public sealed class DatasetOptions
{
    public const string Section = "Datasets";

    /// <summary>Time that deleted datasets stay in the trash, in days; 0 deletes them permanently at once. In-memory storage has no trash.</summary>
    [Range(0, 3_650)]
    public int TrashDays { get; set; } = 30;
}
