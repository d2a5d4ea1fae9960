"""Made from openapi.yaml."""

VERSION = "0.2.0"

TOKENLESS = (
    ("GET", r"^/health/live$"),
    ("GET", r"^/health/ready$"),
    ("GET", r"^/version$"),
    ("GET", r"^/metrics$"),
    ("GET", r"^/openapi\.yaml$"),
    ("GET", r"^/openapi\.json$"),
    ("GET", r"^/docs$"),
    ("GET", r"^/problems/[^/]+$"),
    ("POST", r"^/v1/sessions$"),
    ("POST", r"^/v1/oauth/token$"),
    ("POST", r"^/v1/oauth/revoke$"),
    ("GET", r"^/\.well-known/jwks\.json$"),
    ("GET", r"^/\.well-known/oauth-authorization-server$"),
)
"""Method and path (a regular expression) of the operations that take no access token."""
