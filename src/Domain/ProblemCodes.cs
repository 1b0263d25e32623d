namespace Regressor.Domain;

/// <summary>Codes of problems. They are part of the API, where they end the URN of a problem's type, and never change.</summary>
public static class ProblemCodes
{
    /// <summary>A value is invalid.</summary>
    public const string Validation = "validation";

    /// <summary>The request cannot be parsed.</summary>
    public const string MalformedRequest = "malformed-request";

    public const string MethodNotAllowed = "method-not-allowed";

    public const string UnsupportedMediaType = "unsupported-media-type";

    public const string NotFound = "not-found";

    /// <summary>The dataset is in the trash.</summary>
    public const string InTrash = "in-trash";

    /// <summary>An object or a body exceeds its maximum size.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The caller exceeds a rate limit.</summary>
    public const string TooMany = "too-many";

    /// <summary>The current state does not allow the operation.</summary>
    public const string InvalidState = "invalid-state";

    /// <summary>Another request uses the data.</summary>
    public const string InUse = "in-use";

    public const string NameTaken = "name-taken";

    /// <summary>The dataset has no active model.</summary>
    public const string NoModel = "no-model";

    /// <summary>A training of the dataset is queued or running.</summary>
    public const string TrainingInProgress = "training-in-progress";

    /// <summary>There is no deletion to undo.</summary>
    public const string NothingToUndo = "nothing-to-undo";

    /// <summary>A file cannot be read.</summary>
    public const string UnreadableFile = "unreadable-file";

    /// <summary>Rows of a file are invalid.</summary>
    public const string BadRows = "bad-rows";

    /// <summary>The first API key must be an admin key.</summary>
    public const string AdminKeyFirst = "admin-key-first";

    /// <summary>The last admin key cannot be revoked.</summary>
    public const string LastAdminKey = "last-admin-key";

    /// <summary>A request with the same idempotency key is in progress.</summary>
    public const string RequestInProgress = "request-in-progress";

    /// <summary>Two requests with the same idempotency key were executed simultaneously; this one was rolled back.</summary>
    public const string RequestRepeated = "request-repeated";

    /// <summary>The request with this idempotency key was executed, but its response was lost.</summary>
    public const string AnswerLost = "answer-lost";

    /// <summary>The idempotency key was used for another request.</summary>
    public const string KeyReused = "key-reused";

    public const string Unauthenticated = "unauthenticated";

    /// <summary>The caller lacks the scope, or its key is for another dataset.</summary>
    public const string Forbidden = "forbidden";

    public const string TooManyWrongKeys = "too-many-wrong-keys";

    /// <summary>The server has no OpenID Connect provider for browsers.</summary>
    public const string NoProvider = "no-provider";

    /// <summary>A server without authentication refuses requests of other machines.</summary>
    public const string NotThisMachine = "not-this-machine";

    /// <summary>A server without authentication refuses requests that a proxy forwarded.</summary>
    public const string Forwarded = "forwarded";

    /// <summary>A server without authentication refuses host names other than this machine's.</summary>
    public const string UnknownHost = "unknown-host";

    /// <summary>A page of another site sent a write without authentication.</summary>
    public const string OtherSite = "other-site";

    /// <summary>The antiforgery token of a page is missing or has expired.</summary>
    public const string Antiforgery = "antiforgery";

    /// <summary>The disk is full, or the storage limit is reached.</summary>
    public const string StorageFull = "storage-full";

    /// <summary>The database or a checkpoint file is temporarily unreachable.</summary>
    public const string StorageUnavailable = "storage-unavailable";

    /// <summary>An unexpected error.</summary>
    public const string Internal = "internal";
}
