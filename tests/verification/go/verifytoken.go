package main

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/MicahParks/keyfunc/v3"
	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/time/rate"
)

// Claims are those of an access token.
type Claims struct {
	jwt.RegisteredClaims
	SessionID string `json:"sid"`
	Scope     string `json:"scope"`
}

// Verifier proves access tokens.
type Verifier struct {
	keys   keyfunc.Keyfunc
	parser *jwt.Parser
}

// NewVerifier fetches the keys of the issuer and keeps them current until ctx is done. The cooldown is the
// least time between two requests for the keys that unknown tokens can cause.
func NewVerifier(ctx context.Context, issuer, audience string, cooldown time.Duration) (*Verifier, error) {
	address, err := url.JoinPath(issuer, "/.well-known/jwks.json")
	if err != nil {
		return nil, err
	}
	keys, err := keyfunc.NewDefaultOverrideCtx(ctx, []string{address}, keyfunc.Override{
		RefreshInterval:   5 * time.Minute, // a key that is published no more is forgotten then
		RefreshUnknownKID: rate.NewLimiter(rate.Every(cooldown), 1),
		RateLimitWaitMax:  time.Second, // for the limit and that request together; beyond, refuse
		HTTPTimeout:       5 * time.Second,
	})
	if err != nil {
		return nil, err
	}
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{"ES256", "EdDSA", "RS256"}), // neither "none" nor a shared secret
		jwt.WithIssuer(issuer),
		jwt.WithAudience(audience),
		jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(),
		jwt.WithLeeway(5*time.Second),
	)
	return &Verifier{keys, parser}, nil
}

// Verify returns the claims, or an error when anything is wrong with the token.
func (v *Verifier) Verify(ctx context.Context, token string) (*Claims, error) {
	claims := new(Claims)
	parsed, err := v.parser.ParseWithClaims(token, claims, v.keys.KeyfuncCtx(ctx))
	if err != nil {
		return nil, err
	}
	// An access token, no other kind of JWT that the issuer may sign one day.
	if parsed.Header["typ"] != "at+jwt" {
		return nil, errors.New("not an access token")
	}
	if claims.Subject == "" || claims.ID == "" || claims.IssuedAt == nil {
		return nil, errors.New("a claim is missing")
	}
	return claims, nil
}
