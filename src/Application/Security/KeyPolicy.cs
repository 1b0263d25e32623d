namespace Regressor.Application.Security;

/// <param name="OnlyKeysLetIn">True where admins can only be identified by a key: once keys exist, at least one must then be an admin key.</param>
public sealed record KeyPolicy(bool OnlyKeysLetIn);
