using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;

namespace Regressor.Application.Predictions;

/// <summary>Counts the rows of a file whose decision is to ask a person, block by block.</summary>
/// <param name="model">The model.</param>
/// <param name="confidence">Confidence of its sets.</param>
internal sealed class AskedRows(IPredictor model, double confidence)
{
    /// <summary>Largest number of rows to decide: a preview must not take as long as the predictions themselves.</summary>
    private const int MaxRows = 50_000;

    private const int BlockRows = 480;

    private readonly ColumnValue[] _x = model.Decisions is null ? [] : new ColumnValue[BlockRows * model.Inputs.Count];
    private readonly Prediction[] _answers = model.Decisions is null ? [] : new Prediction[BlockRows];
    private int _waiting;
    private int _rows;
    private int _asked;

    /// <param name="x">Values of the inputs of a row that can be predicted.</param>
    public void Add(IReadOnlyList<ColumnValue> x)
    {
        if (model.Decisions is null || ++_rows > MaxRows) return;
        for (var column = 0; column < x.Count; column++) _x[(_waiting * x.Count) + column] = x[column];
        if (++_waiting == BlockRows) Decide();
    }

    /// <returns>Number of rows for a person; null where the dataset has no costs, or the file more rows than are decided.</returns>
    public int? Count()
    {
        if (model.Decisions is null || _rows > MaxRows) return null;
        Decide();
        return _asked;
    }

    private void Decide()
    {
        if (_waiting == 0) return;
        var answers = _answers.AsSpan(0, _waiting);
        model.Predict(_x.AsSpan(0, _waiting * model.Inputs.Count), confidence, answers);
        foreach (var answer in answers)
            if (answer.Decide(model.Decisions!) is { Answer: null }) _asked++;
        _waiting = 0;
    }
}
