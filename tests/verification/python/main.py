"""Reads tokens, one a line, and says of each what the verifier makes of it: main.py <issuer> <audience> <cooldown>"""

import sys

import jwt

from verify_token import TokenVerifier

issuer, audience, cooldown = sys.argv[1:4]
verifier = TokenVerifier(issuer, audience, float(cooldown))
for line in sys.stdin:
    try:
        print(f"accepted {verifier.verify(line.strip())['sub']}", flush=True)
    except jwt.PyJWTError as error:
        print(f"refused {error}".replace("\n", " "), flush=True)
