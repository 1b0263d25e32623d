using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Serialization;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>What a checkpoint says about itself beside its tensors; JSON under <see cref="Key"/> in the file's metadata.</summary>
internal sealed record Manifest(
    int FormatVersion,
    DatasetSchema Dataset,
    int Version,
    Guid TrainingRunId,
    TrainingOptions Options,
    ModelReport Report,
    DateTimeOffset CreatedAt,
    string Network,
    ModelDiagnostics? Diagnostics = null)
{
    public const string Key = "regressor";
    /// <summary>Format 2 names the task and lists the metrics by name; format 1 had the metrics of a regression.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Several for each column, and some about the whole.</summary>
    private const int MaxNotes = 10 * Domain.Datasets.Dataset.MaxInputs;

    /// <summary>Maximum number of settings of a learner.</summary>
    private const int MaxSettings = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Else the text "Infinity" would be taken for a number, which no look at the numbers finds.
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new LargestErrorConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write(Checkpoint checkpoint) => JsonSerializer.Serialize(
        new Manifest(
            CurrentFormat,
            checkpoint.Dataset,
            checkpoint.Version,
            checkpoint.TrainingRunId,
            checkpoint.Options,
            checkpoint.Report.WithoutDurations(),
            checkpoint.CreatedAt,
            checkpoint.Network.Description,
            checkpoint.Diagnostics),
        Json);

    /// <exception cref="CorruptCheckpointException">It cannot be read, or is of a format this version does not know.</exception>
    public static Manifest Read(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Key, out var json)) throw new CorruptCheckpointException("The file has no manifest: it was not written by Regressor.");
        try
        {
            using var document = JsonDocument.Parse(json);
            var format = document.RootElement.GetProperty("formatVersion").GetInt32();
            if (format is < 1 or > CurrentFormat)
                throw new CorruptCheckpointException($"The checkpoint has format version {format}; this program reads versions 1 to {CurrentFormat}.");
            SoundJson.Require(document, mayHoldNulls: ["values", "numbers", "categories"]);
            var manifest = document.Deserialize<Manifest>(Json) ?? throw new CorruptCheckpointException("The manifest is empty.");
            manifest = manifest with { Diagnostics = manifest.Diagnostics?.InColumnOrder(manifest.Dataset.Inputs) };
            manifest.Check();
            return manifest;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new CorruptCheckpointException("The manifest cannot be read.", error);
        }
    }

    /// <summary>What pages and answers rely on without looking again.</summary>
    private void Check()
    {
        var names = Dataset.Inputs.Select(input => input.Name).Append(Dataset.Target.Name).ToList();
        Require(Dataset.Inputs.Count is > 0 and <= Domain.Datasets.Dataset.MaxInputs, "its number of columns is out of range");
        Require(names.All(name => name.Length is > 0 and <= InputColumn.MaxNameLength) && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count, "its column names are empty, too long or not unique");
        var learned = Options.LearnedOf(Dataset.Inputs);
        Require(learned.Count == Dataset.Inputs.Count - (Options.LeaveOut?.Count ?? 0) && learned.Count > 0, "it leaves out columns that it does not have, or all");
        Require(
            Options.TestFraction is >= 0 and <= TrainingOptions.Limits.MaxTestFraction && (Options.HiddenSizes?.Count ?? 0) <= TrainingOptions.Limits.MaxHiddenLayers,
            "its training options are out of range");
        Require(Report.Task == PredictionTasks.FindFor(Dataset.Target.Type), "its task is not that of its target");
        Require(
            new[] { Report.Train, Report.Test, Report.OutOfFold, Report.Baseline, Report.Linear }.All(metrics => metrics is null || IsComplete(metrics)),
            "its metrics are not those of its task");
        Require(Report.Learners is null || AreSound(Report.Learners), "its learners are unknown, repeated or out of range");
        Require(Report.Search is null || IsSound(Report.Search), "its search is out of range");
        Require(Report is { TrainedOn: >= 0, TestedOn: >= 0, CalibratedOn: >= 0, Data: not { Revision: < 0 } }, "its counts are negative");
        Require(Report.Split?.IsSound() is not false, "its test split is invalid");
        Require(Report.Extent is not { Trained: < 0 } and not { Tested: < 0 }, "its counts are negative");
        Require(Dataset.Costs is not { } costs || (Report.Task.HasDecisions && costs.IsBounded() && costs.FindProblem() is null), "its costs are out of range");
        if (Diagnostics is not null) Check(Diagnostics, learned, names);
    }

    private static void Check(ModelDiagnostics diagnostics, IReadOnlyList<InputColumn> inputs, List<string> names)
    {
        var groups = diagnostics.Groups ?? [];
        Require(diagnostics.Points.Count <= ModelDiagnostics.MaxPoints && diagnostics.Worst.Count <= ModelDiagnostics.MaxWorst && diagnostics.Notes.Count <= MaxNotes, "its report has too many rows");
        Require(
            diagnostics.Worst.All(row => row.Values.Count == inputs.Count && row.Values.Zip(inputs, Fits).All(fits => fits))
            && diagnostics.Importance.Count <= inputs.Count && diagnostics.Importance.All(column => names.Contains(column.Column))
            && groups.Sum(group => group.Columns.Count) <= inputs.Count && groups.All(group => group.Columns.All(names.Contains)),
            "its report is not about its columns");
    }

    private static bool Fits(ColumnValue value, InputColumn column) =>
        value.IsMissing || value.Number is not null == (column.Type.Storage == StorageKind.Number);

    /// <summary>Determines whether the metrics are some of the task's, each once, and the primary metric has a value.</summary>
    private bool IsComplete(EvaluationMetrics metrics) =>
        metrics.Find(Report.Task.PrimaryMetric) is { Value: not null }
        && metrics.Metrics.All(metric => Report.Task.Metrics.Any(definition => definition.Name == metric.Name))
        && metrics.Metrics.DistinctBy(metric => metric.Name).Count() == metrics.Metrics.Count;

    private bool AreSound(IReadOnlyList<LearnerResult> learners) =>
        learners.DistinctBy(learner => (learner.Name, learner.IsTuned)).Count() == learners.Count
        && learners.All(learner => LearnerNames.All.Contains(learner.Name) && learner is { Weight: >= 0 and <= 1, Seconds: null or >= 0 } && IsComplete(learner.Metrics));

    private static bool IsSound(SearchResult search) =>
        search is { Trials: >= 0 and <= TrainingOptions.Limits.MaxTrials, Seconds: null or >= 0 }
        && search.Chosen.DistinctBy(chosen => chosen.Learner).Count() == search.Chosen.Count
        && search.Chosen.All(chosen => LearnerNames.All.Contains(chosen.Learner) && chosen.Trials >= 0 && chosen.Settings.Count <= MaxSettings && chosen.Settings.Values.All(double.IsFinite));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new CorruptCheckpointException($"The manifest is invalid: {otherwise}.");
    }
}
