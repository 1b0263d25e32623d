using System.Text.Json;
using System.Text.RegularExpressions;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <summary>Rules that every response must satisfy.</summary>
internal static partial class AnswerRules
{
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    /// <returns>The violated rule; null if there is none.</returns>
    public static string? Objection(FuzzedRequest request, RawAnswer answer)
    {
        if (answer.Elapsed > MostTime) return $"took {answer.Elapsed.TotalSeconds:0.0} s";
        if (answer.Status == 0) return request is { IsHttp: true, IsWhole: true } ? "no answer" : null;
        if (answer.Status >= 500 && !(answer.Status is 501 or 505 && !request.IsHttp)) return $"status {answer.Status}";
        if (!answer.IsWhole) return "the answer is cut off, or not encoded as it says";
        if ((answer.Status >= 400 || answer.MediaType.EndsWith("json", StringComparison.Ordinal)) && Internals().Match(answer.Body) is { Success: true } match) return $"tells '{match.Value}'";
        return answer.Status >= 400 && request.Method != "HEAD" ? Objection(answer, request.IsHttp && request.IsWhole) : null;
    }

    /// <param name="answer">An error response.</param>
    /// <param name="isHttp">True if the application received the request; otherwise the body may be empty.</param>
    private static string? Objection(RawAnswer answer, bool isHttp)
    {
        if (answer.Body == "") return isHttp ? $"status {answer.Status} without a body" : null;
        try
        {
            var problem = JsonDocument.Parse(answer.Body).RootElement;

            // The inference protocol has its own form of errors.
            if (answer.MediaType == "application/json" && problem.TryGetProperty("error", out _)) return null;
            if (answer.MediaType != "application/problem+json") return $"status {answer.Status} as '{answer.MediaType}'";
            return problem.GetProperty("type").GetString()!.StartsWith("urn:regressor:problem:", StringComparison.Ordinal) ? null : "a problem of no type";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException)
        {
            return $"status {answer.Status} with a body that is no problem";
        }
    }

    [GeneratedRegex(@"System\.\w+|\bat Regressor\.|Microsoft\.\w+\.|Nullable|\.cs:line")]
    public static partial Regex Internals();
}
