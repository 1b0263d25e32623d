namespace Regressor.Application.Abstractions;

/// <summary>Provides the data sets that ship with the server.</summary>
public interface ISampleCatalog
{
    /// <summary>All samples, the one that shows most first.</summary>
    IReadOnlyList<Sample> All { get; }
}
