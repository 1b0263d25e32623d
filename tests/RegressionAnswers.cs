using Regressor.Domain.Predictions;

namespace Regressor;

/// <summary>Reads the parts of a regression's prediction where a test expects no other.</summary>
internal static class RegressionAnswers
{
    extension(Prediction prediction)
    {
        public double Y => prediction.AsRegression().Y;

        /// <summary>Null where there is none; declared otherwise because the compiler does not follow checks of extension properties.</summary>
        public PredictionInterval Interval => prediction.AsRegression().Interval!;

        public double EnsembleStandardDeviation => prediction.AsRegression().EnsembleStandardDeviation;
    }

    private static RegressionPrediction AsRegression(this Prediction prediction) => (RegressionPrediction)prediction;
}
