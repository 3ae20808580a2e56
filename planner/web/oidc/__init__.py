"""oidc: people sign in at an identity provider (OpenID Connect): sent there, taken back, known, signed out."""
