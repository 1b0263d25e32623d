using Regressor.Domain.Datasets;

namespace Regressor.Domain.Predictions;

public static class PromiseBases
{
    /// <summary>Returns what confidences of a model are about, given what it was tested on.</summary>
    public static PromiseBasis Of(SplitBy by) => by switch
    {
        SplitBy.Group => PromiseBasis.NewGroup,
        SplitBy.Time => PromiseBasis.LaterTime,
        _ => PromiseBasis.NewRow,
    };
}
