namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>Where the header of a file is, and what surrounds it.</summary>
/// <param name="Header">Index of the header among the first records; negative if the file has none.</param>
/// <param name="Group">Index of a record above the header that names groups of columns; negative if there is none.</param>
/// <param name="Units">Index of a record below the header that names the columns' units; negative if there is none.</param>
/// <param name="HasRowNames">True if the rows begin with a cell that the header does not name, as R writes them.</param>
/// <param name="FirstRow">Index of the first row.</param>
internal sealed record HeaderChoice(int Header, int Group, int Units, bool HasRowNames, int FirstRow);
