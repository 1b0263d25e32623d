using System.Globalization;
using System.Text.Json.Serialization;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>Role of a block of parameters in the network, which determines its initialization and optimization.</summary>
internal enum ParameterGroup
{
    Scale,
    Frequency,
    Phase,
    Embedding,
    HiddenWeight,
    HiddenBias,
    OutputWeight,
    OutputBias,
    LinearWeight,
    LinearLevels,
}

/// <param name="Name">The tensor's name in the checkpoint.</param>
/// <param name="Group">Role of the block.</param>
/// <param name="Index">Index of the embedded column or hidden layer that the block belongs to; 0 for groups with a single block.</param>
/// <param name="Offset">Offset of the block's first value among a member's parameters.</param>
/// <param name="Shape">Shape of the block for one member.</param>
internal sealed record ParameterBlock(string Name, ParameterGroup Group, int Index, int Offset, int[] Shape)
{
    public int Size => Shape.Aggregate(1, (product, dimension) => product * dimension);
}

/// <summary>
/// The shape of the ensemble. Every member maps the dense inputs x [DenseWidth] and the codes c of the embedded columns to one number, or one logit per class:
/// h₀ = (s ⊙ x, cos(x_j·f_jl + φ_jl), E_c), h_i = SiLU(W_iᵀh_{i−1} + b_i), t = vᵀh_n + b + uᵀ(x, one-hot c).
/// </summary>
/// <param name="Members">Number of members, K.</param>
/// <param name="Numbers">
/// Number of leading inputs that also get periodic features (Gorishniy et al. 2022, RealMLP's PBLD without its reduction).
/// </param>
/// <param name="HiddenWidth">Number of dense inputs of the hidden layers.</param>
/// <param name="DenseWidth">Number of dense inputs of the linear part; those of the hidden layers come first.</param>
/// <param name="Frequencies">Number of periodic features per number.</param>
/// <param name="Levels">Number of levels of each embedded column, including the slot for unknown levels.</param>
/// <param name="EmbeddingSize">Length of a level's embedding vector.</param>
/// <param name="Hidden">Width of each hidden layer.</param>
/// <param name="Classes">Number of classes, each with a logit; null for a single number.</param>
internal sealed record EnsembleArchitecture(
    int Members,
    int Numbers,
    int HiddenWidth,
    int DenseWidth,
    int Frequencies,
    IReadOnlyList<int> Levels,
    int EmbeddingSize,
    IReadOnlyList<int> Hidden,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Classes = null)
{
    public const string Scale = "input.scale";
    public const string Frequency = "periodic.frequency";
    public const string Phase = "periodic.phase";
    public const string OutputWeight = "output.weight";
    public const string OutputBias = "output.bias";
    public const string LinearWeight = "linear.weight";

    /// <summary>
    /// Maximum number of parameters of all members together. PostgreSQL's backup cannot write a larger checkpoint, and no server accepts
    /// one as an upload.
    /// </summary>
    public const long MostParameters = 60_000_000;

    /// <summary>Number of values that a member computes.</summary>
    public int Outputs => Classes ?? 1;

    public int PeriodicWidth => Numbers * Frequencies;

    /// <summary>Length of h₀.</summary>
    public int FirstWidth => HiddenWidth + PeriodicWidth + (Levels.Count * EmbeddingSize);

    public static string Embedding(int column) => $"embedding.{column}";

    public static string LinearLevels(int column) => $"linear.levels.{column}";

    public static string HiddenWeight(int layer) => $"hidden.{layer}.weight";

    public static string HiddenBias(int layer) => $"hidden.{layer}.bias";

    /// <summary>Maximum number of values that one layer computes in a step; an array cannot hold more.</summary>
    public const long MostUnits = 2_000_000_000;

    /// <param name="batch">Number of rows per step.</param>
    /// <exception cref="TrainingFailedException">The networks exceed <see cref="MostParameters"/> or <see cref="MostUnits"/>.</exception>
    public void CheckSize(int batch)
    {
        var units = (long)Members * batch * Math.Max(Math.Max(Math.Max(FirstWidth, DenseWidth), Outputs), Hidden.DefaultIfEmpty().Max());
        if (units > MostUnits)
        {
            throw new TrainingFailedException(
                TrainingFailureCode.StepTooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A training step would compute {units:N0} numbers in one layer; the limit is {MostUnits:N0}. Choose fewer members, a smaller batch, or narrower hidden layers."),
                ("numbers", units),
                ("limit", MostUnits));
        }

        var parameters = Members * Blocks().Sum(block => (long)block.Size);
        if (parameters > MostParameters)
        {
            throw new TrainingFailedException(
                TrainingFailureCode.NetworksTooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The networks would have {parameters:N0} parameters; the limit is {MostParameters:N0}. Choose fewer members, or fewer or narrower hidden layers."),
                ("parameters", parameters),
                ("limit", MostParameters));
        }
    }

    /// <summary>Lists the parameter blocks of a member in storage order. Weights are [in, out].</summary>
    public IReadOnlyList<ParameterBlock> Blocks()
    {
        var blocks = new List<ParameterBlock>();
        var offset = 0;
        Add(Scale, ParameterGroup.Scale, 0, HiddenWidth);
        Add(Frequency, ParameterGroup.Frequency, 0, Numbers, Frequencies);
        Add(Phase, ParameterGroup.Phase, 0, Numbers, Frequencies);
        for (var column = 0; column < Levels.Count; column++) Add(Embedding(column), ParameterGroup.Embedding, column, Levels[column], EmbeddingSize);
        var width = FirstWidth;
        for (var layer = 0; layer < Hidden.Count; layer++)
        {
            Add(HiddenWeight(layer), ParameterGroup.HiddenWeight, layer, width, Hidden[layer]);
            Add(HiddenBias(layer), ParameterGroup.HiddenBias, layer, Hidden[layer]);
            width = Hidden[layer];
        }

        Add(OutputWeight, ParameterGroup.OutputWeight, 0, width, Outputs);
        Add(OutputBias, ParameterGroup.OutputBias, 0, Outputs);
        Add(LinearWeight, ParameterGroup.LinearWeight, 0, DenseWidth, Outputs);
        for (var column = 0; column < Levels.Count; column++) Add(LinearLevels(column), ParameterGroup.LinearLevels, column, Levels[column], Outputs);
        return blocks;

        void Add(string name, ParameterGroup group, int index, params int[] shape)
        {
            var block = new ParameterBlock(name, group, index, offset, shape);
            if (block.Size == 0) return;
            blocks.Add(block);
            offset += block.Size;
        }
    }
}
