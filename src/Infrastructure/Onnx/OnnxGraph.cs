using System.Runtime.InteropServices;
using Google.Protobuf;
using Regressor.Infrastructure.Onnx.Schema;

namespace Regressor.Infrastructure.Onnx;

/// <summary>Builds an ONNX graph: each method adds a node and returns its output's name. Operators: https://onnx.ai/onnx/operators.</summary>
internal sealed class OnnxGraph(string name)
{
    private const string MachineLearning = "ai.onnx.ml";

    private readonly GraphProto _graph = new() { Name = name };
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds an input, [N, 1].</summary>
    /// <param name="name">Any name; generated names avoid it.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="description">Description for readers of the file.</param>
    public void Input(string name, TensorProto.Types.DataType type, string description)
    {
        _names.Add(name);
        _graph.Input.Add(Rows(name, type, [1], description));
    }

    /// <summary>Adds an output, [N, …].</summary>
    /// <param name="name">Name that no input has.</param>
    /// <param name="value">The node whose output it is.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="shape">Dimensions after the rows.</param>
    /// <param name="description">Description for readers of the file.</param>
    public void Output(string name, string value, TensorProto.Types.DataType type, IEnumerable<long> shape, string description)
    {
        _graph.Output.Add(Rows(name, type, shape, description));
        _graph.Node.Add(new NodeProto { OpType = "Identity", Input = { value }, Output = { name } });
    }

    public string Constant(double value) => Constant(TensorProto.Types.DataType.Double, [], [value]);

    public string Constant(ReadOnlySpan<long> values) => Constant(TensorProto.Types.DataType.Int64, [values.Length], values);

    public string Constant(IEnumerable<long> shape, ReadOnlySpan<float> values) => Constant(TensorProto.Types.DataType.Float, shape, values);

    public string Constant(IEnumerable<long> shape, ReadOnlySpan<double> values) => Constant(TensorProto.Types.DataType.Double, shape, values);

    public string Constant(IReadOnlyList<string> texts)
    {
        var constant = NewName("constant");
        _graph.Initializer.Add(new TensorProto
        {
            Name = constant,
            DataType = (int)TensorProto.Types.DataType.String,
            Dims = { texts.Count },
            StringData = { texts.Select(ByteString.CopyFromUtf8) },
        });
        return constant;
    }

    public string Node(string operation, params IEnumerable<string> inputs) => Add(new NodeProto { OpType = operation, Input = { inputs } });

    /// <summary>Returns a name that no input has.</summary>
    public string FreeName(string name)
    {
        while (_names.Contains(name)) name += "_";
        return name;
    }

    /// <summary>Adds an operation with an axis.</summary>
    public string AlongAxis(string operation, string value, int axis) => Add(new NodeProto { OpType = operation, Input = { value }, Attribute = { Attribute("axis", axis) } });

    /// <summary>Computes the index of the largest value along an axis, which is removed.</summary>
    public string ArgMax(string value, int axis) =>
        Add(new NodeProto { OpType = "ArgMax", Input = { value }, Attribute = { Attribute("axis", axis), Attribute("keepdims", 0) } });

    public string Cast(string value, TensorProto.Types.DataType type) => Add(new NodeProto { OpType = "Cast", Input = { value }, Attribute = { Attribute("to", (long)type) } });

    public string Concat(int axis, params IEnumerable<string> values) =>
        Add(new NodeProto { OpType = "Concat", Input = { values }, Attribute = { Attribute("axis", axis) } });

    /// <summary>Gathers rows of a table.</summary>
    /// <param name="table">Table of any shape, […].</param>
    /// <param name="axis">Axis of the table's rows.</param>
    /// <param name="rows">Row indices, [N].</param>
    public string Gather(string table, int axis, string rows) =>
        Add(new NodeProto { OpType = "Gather", Input = { table, rows }, Attribute = { Attribute("axis", axis) } });

    /// <summary>Permutes the axes.</summary>
    public string Transpose(string value, params IEnumerable<long> axes) => Add(new NodeProto
    {
        OpType = "Transpose",
        Input = { value },
        Attribute = { new AttributeProto { Name = "perm", Type = AttributeProto.Types.AttributeType.Ints, Ints = { axes } } },
    });

    /// <summary>Sums the leaves that rows reach.</summary>
    /// <param name="rows">Floats, [N, features].</param>
    /// <param name="trees">The trees.</param>
    /// <returns>[N, target].</returns>
    public string TreeEnsemble(string rows, OnnxTreeEnsemble trees) =>
        Add(new NodeProto { OpType = "TreeEnsembleRegressor", Domain = MachineLearning, Input = { rows }, Attribute = { trees.Attributes } });

    /// <summary>Computes the mean over the first axis.</summary>
    public string Mean(string value) => Add(new NodeProto
    {
        OpType = "ReduceMean",
        Input = { value },
        Attribute = { new AttributeProto { Name = "axes", Type = AttributeProto.Types.AttributeType.Ints, Ints = { 0 } }, Attribute("keepdims", 0) },
    });

    /// <summary>Maps each text to its index among the labels, and all other texts to the index after the last.</summary>
    public string Labels(string texts, IReadOnlyList<string> labels) => Add(new NodeProto
    {
        OpType = "LabelEncoder",
        Domain = MachineLearning,
        Input = { texts },
        Attribute =
        {
            new AttributeProto { Name = "keys_strings", Type = AttributeProto.Types.AttributeType.Strings, Strings = { labels.Select(ByteString.CopyFromUtf8) } },
            new AttributeProto { Name = "values_int64s", Type = AttributeProto.Types.AttributeType.Ints, Ints = { labels.Select((_, place) => (long)place) } },
            Attribute("default_int64", labels.Count),
        },
    });

    /// <param name="description">Description for readers of the file.</param>
    /// <param name="properties">Metadata of the file.</param>
    public byte[] ToFile(string description, IEnumerable<(string Key, string Value)> properties) => new ModelProto
    {
        IrVersion = 8,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 }, new OperatorSetIdProto { Domain = MachineLearning, Version = 3 } },
        ProducerName = "Regressor",
        DocString = description,
        Graph = _graph,
        MetadataProps = { properties.Select(property => new StringStringEntryProto { Key = property.Key, Value = property.Value }) },
    }.ToByteArray();

    private string Constant<T>(TensorProto.Types.DataType type, IEnumerable<long> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var constant = NewName("constant");
        _graph.Initializer.Add(new TensorProto
        {
            Name = constant,
            DataType = (int)type,
            Dims = { shape },
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)),
        });
        return constant;
    }

    private string Add(NodeProto node)
    {
        var output = NewName(node.OpType);
        node.Output.Add(output);
        _graph.Node.Add(node);
        return output;
    }

    private string NewName(string kind)
    {
        var name = $"{kind}.{_names.Count}";
        while (!_names.Add(name)) name += "_";
        return name;
    }

    private static AttributeProto Attribute(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    private static ValueInfoProto Rows(string name, TensorProto.Types.DataType type, IEnumerable<long> shape, string description) => new()
    {
        Name = name,
        DocString = description,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = (int)type,
                Shape = new TensorShapeProto
                {
                    Dim = { shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }).Prepend(new TensorShapeProto.Types.Dimension { DimParam = "N" }) },
                },
            },
        },
    };
}
