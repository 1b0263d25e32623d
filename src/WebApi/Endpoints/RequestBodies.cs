using System.IO.Pipelines;

namespace Regressor.WebApi.Endpoints;

internal static class RequestBodies
{
    /// <summary>Reads a whole body that is small enough for memory; none of it counts as consumed yet.</summary>
    public static async ValueTask<ReadResult> WholeAsync(this PipeReader body, CancellationToken cancellationToken)
    {
        var read = await body.ReadAsync(cancellationToken);
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync(cancellationToken);
        }

        return read;
    }
}
