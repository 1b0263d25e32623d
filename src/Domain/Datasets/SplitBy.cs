namespace Regressor.Domain.Datasets;

/// <summary>What a model of a dataset is tested on.</summary>
public enum SplitBy
{
    /// <summary>Other rows like those it was trained on.</summary>
    Row,

    /// <summary>Rows of groups that it was not trained on, such as other patients.</summary>
    Group,

    /// <summary>Rows of a later time.</summary>
    Time,
}
