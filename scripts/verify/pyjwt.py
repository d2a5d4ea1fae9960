"""Verifies one access token with PyJWT, knowing nothing but the address of the JWKS: pyjwt.py <jwks> <issuer> < token"""

import json
import sys

import jwt

jwks, issuer = sys.argv[1:3]
token = sys.stdin.read().strip()
key = jwt.PyJWKClient(jwks).get_signing_key_from_jwt(token)
rules = dict(
    algorithms=[key.algorithm_name],
    issuer=issuer,
    audience=issuer,
    options={"require": ["exp", "iat", "sub", "jti"]},
)
claims = jwt.decode(token, key.key, **rules)

header, payload, signature = token.split(".")
altered = ".".join([header, payload, ("A" if signature[0] != "A" else "B") + signature[1:]])
try:
    jwt.decode(altered, key.key, **rules)
except jwt.InvalidSignatureError:
    pass
else:
    sys.exit("PyJWT took a token with another signature")

print(json.dumps({"pyjwt": jwt.__version__, "alg": key.algorithm_name, "typ": jwt.get_unverified_header(token)["typ"], "claims": claims}))
