namespace Regressor.Application.Security;

/// <param name="OnlyKeysLetIn">Whether nobody else vouches for admins: then one key at least must be an admin's, as soon as there are keys.</param>
public sealed record KeyPolicy(bool OnlyKeysLetIn);
