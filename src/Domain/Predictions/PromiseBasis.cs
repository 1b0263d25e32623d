namespace Regressor.Domain.Predictions;

/// <summary>What a stated confidence is about, as follows from the split that the model was calibrated by.</summary>
public enum PromiseBasis
{
    /// <summary>Another row like the training rows.</summary>
    NewRow,

    /// <summary>A row of a group that is not among the training rows.</summary>
    NewGroup,

    /// <summary>A later row. Nothing can be promised about the future: the confidence is what was observed in the newest rows.</summary>
    LaterTime,
}
