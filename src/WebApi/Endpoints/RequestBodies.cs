using System.IO.Pipelines;

namespace Regressor.WebApi.Endpoints;

internal static class RequestBodies
{
    /// <summary>All of a body that is small enough to be held in memory; nothing of it counts as read yet.</summary>
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
