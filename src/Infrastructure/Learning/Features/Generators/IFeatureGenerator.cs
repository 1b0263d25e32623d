using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>Derives the features that a learner sees from the values of one source column. Stateless.</summary>
internal interface IFeatureGenerator
{
    /// <summary>Type of the source columns.</summary>
    ColumnType Type { get; }

    /// <summary>Kinds of the features.</summary>
    IReadOnlyList<FeatureKind> Features { get; }

    /// <summary>Computes the features of all rows, [feature].</summary>
    IReadOnlyList<ColumnData> Generate(ColumnData column);

    /// <summary>Creates the column that encodes single values for predictions.</summary>
    /// <param name="source">Source column, with the encodings and positions of its features.</param>
    /// <param name="widening">Factor by which intervals are wider where the value is unusual.</param>
    ServedColumn Serve(SourceFeatures source, double widening);

    /// <summary>Adds the nodes that compute the features to an ONNX graph.</summary>
    /// <param name="graph">Graph to which the nodes are added.</param>
    /// <param name="input">Name of the source column in the graph, [N, 1].</param>
    /// <returns>Names of the features in the graph, [feature].</returns>
    IReadOnlyList<string> Export(OnnxGraph graph, string input);
}
