"""Made from openapi.yaml."""

VERSION = "0.3.0"

TOKENLESS = (
    ("POST", r"^/v1/password-resets$"),
    ("PUT", r"^/v1/password-resets/[^/]+$"),
    ("PUT", r"^/v1/email-verifications/[^/]+$"),
    ("PUT", r"^/v1/email-changes/[^/]+$"),
    ("GET", r"^/d/[^/]+$"),
    ("PUT", r"^/u/[^/]+$"),
    ("GET", r"^/s/[^/]+$"),
    ("POST", r"^/s/[^/]+/unlock$"),
    ("GET", r"^/s/[^/]+/content$"),
    ("GET", r"^/s/[^/]+/files/[^/]+/content$"),
    ("GET", r"^/r/[^/]+$"),
    ("POST", r"^/r/[^/]+/unlock$"),
    ("POST", r"^/r/[^/]+/files$"),
    ("GET", r"^/v1/identity-providers$"),
    ("GET", r"^/health/live$"),
    ("GET", r"^/health/ready$"),
    ("GET", r"^/version$"),
    ("GET", r"^/metrics$"),
    ("GET", r"^/openapi\.yaml$"),
    ("GET", r"^/openapi\.json$"),
    ("GET", r"^/docs$"),
    ("GET", r"^/problems/[^/]+$"),
    ("POST", r"^/v1/sessions$"),
    ("POST", r"^/v1/sessions/mfa$"),
    ("POST", r"^/v1/sessions/passkey$"),
    ("POST", r"^/v1/oauth/token$"),
    ("POST", r"^/v1/oauth/revoke$"),
    ("POST", r"^/v1/passkey-challenges$"),
    ("GET", r"^/\.well-known/jwks\.json$"),
    ("GET", r"^/\.well-known/oauth-authorization-server$"),
)
"""Method and path (a regular expression) of the operations that take no access token."""
