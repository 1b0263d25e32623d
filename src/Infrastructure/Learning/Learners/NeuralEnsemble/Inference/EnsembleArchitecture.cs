using System.Globalization;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>What a block of parameters does in the network; the optimizer and the initialization go by it.</summary>
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
/// <param name="Group">What it does.</param>
/// <param name="Index">The embedded column or the hidden layer it belongs to; 0 where there is only one of the group.</param>
/// <param name="Offset">Of its first value among a member's parameters.</param>
/// <param name="Shape">Of one member.</param>
internal sealed record ParameterBlock(string Name, ParameterGroup Group, int Index, int Offset, int[] Shape)
{
    public int Size => Shape.Aggregate(1, (product, dimension) => product * dimension);
}

/// <summary>
/// The shape of the ensemble. Every member maps the dense inputs x [DenseWidth] and the codes c of the embedded columns to one number:
/// h₀ = (s ⊙ x, cos(x_j·f_jl + φ_jl), E_c), h_i = SiLU(W_iᵀh_{i−1} + b_i), t = vᵀh_n + b + uᵀ(x, one-hot c).
/// </summary>
/// <param name="Members">K.</param>
/// <param name="Numbers">The first inputs, which also get periodic features (Gorishniy et al. 2022, RealMLP's PBLD without its reduction).</param>
/// <param name="HiddenWidth">Dense inputs of the hidden layers.</param>
/// <param name="DenseWidth">Dense inputs of the linear part, those of the hidden layers first.</param>
/// <param name="Frequencies">Periodic features of each number.</param>
/// <param name="Levels">Of each embedded column, the slot of the unknown included.</param>
/// <param name="EmbeddingSize">Length of a level's vector.</param>
/// <param name="Hidden">Width of each hidden layer.</param>
internal sealed record EnsembleArchitecture(
    int Members,
    int Numbers,
    int HiddenWidth,
    int DenseWidth,
    int Frequencies,
    IReadOnlyList<int> Levels,
    int EmbeddingSize,
    IReadOnlyList<int> Hidden)
{
    public const string Scale = "input.scale";
    public const string Frequency = "periodic.frequency";
    public const string Phase = "periodic.phase";
    public const string OutputWeight = "output.weight";
    public const string OutputBias = "output.bias";
    public const string LinearWeight = "linear.weight";

    /// <summary>Of all members together: more make a checkpoint that PostgreSQL's backup cannot write, and that no server takes as an upload.</summary>
    public const long MostParameters = 60_000_000;

    public int PeriodicWidth => Numbers * Frequencies;

    /// <summary>Length of h₀.</summary>
    public int FirstWidth => HiddenWidth + PeriodicWidth + (Levels.Count * EmbeddingSize);

    public static string Embedding(int column) => $"embedding.{column}";

    public static string LinearLevels(int column) => $"linear.levels.{column}";

    public static string HiddenWeight(int layer) => $"hidden.{layer}.weight";

    public static string HiddenBias(int layer) => $"hidden.{layer}.bias";

    /// <summary>Of one layer, in a step: more are beyond what an array can hold.</summary>
    public const long MostUnits = 2_000_000_000;

    /// <param name="batch">Rows of a step.</param>
    /// <exception cref="TrainingFailedException">They would be more than <see cref="MostParameters"/> or <see cref="MostUnits"/>.</exception>
    public void CheckSize(int batch)
    {
        var units = (long)Members * batch * Math.Max(Math.Max(FirstWidth, DenseWidth), Hidden.DefaultIfEmpty().Max());
        if (units > MostUnits)
        {
            throw new TrainingFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"A step would compute {units:N0} numbers in one layer, and {MostUnits:N0} are possible. Choose fewer members, a smaller batch, or narrower hidden layers."));
        }

        var parameters = Members * Blocks().Sum(block => (long)block.Size);
        if (parameters > MostParameters)
        {
            throw new TrainingFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"These networks would have {parameters:N0} parameters, and {MostParameters:N0} are possible. Choose fewer members, or fewer or narrower hidden layers."));
        }
    }

    /// <summary>A member's parameters, one block after the other. Weights are [in, out].</summary>
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

        Add(OutputWeight, ParameterGroup.OutputWeight, 0, width, 1);
        Add(OutputBias, ParameterGroup.OutputBias, 0, 1);
        Add(LinearWeight, ParameterGroup.LinearWeight, 0, DenseWidth, 1);
        for (var column = 0; column < Levels.Count; column++) Add(LinearLevels(column), ParameterGroup.LinearLevels, column, Levels[column], 1);
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
