namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>What a record of a file is.</summary>
internal enum RecordRole
{
    Row,

    /// <summary>A title line, a remark, or a line that the caller left out.</summary>
    Skipped,
    Header,
    Units,

    /// <summary>The last row, which adds up the others.</summary>
    Total,

    /// <summary>A note below the last row.</summary>
    Footer,

    /// <summary>The header once more, below rows.</summary>
    RepeatedHeader,

    /// <summary>A blank line, or cells that are all blank.</summary>
    Empty,
}
