package coffer

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Tokens are what a session is continued with. Keep them as safe as a password.
type Tokens struct {
	AccessToken  string
	RefreshToken string
	// ExpiresAt is when the access token expires; read from the token itself when left out.
	ExpiresAt time.Time
}

// String keeps tokens out of logs.
func (t Tokens) String() string {
	return "coffer.Tokens(until " + t.ExpiresAt.Format(time.RFC3339) + ")"
}

// GoString keeps tokens out of logs.
func (t Tokens) GoString() string { return t.String() }

// Access tokens are renewed this long before they expire, or in the last tenth of their life when that is shorter.
const leeway = 30 * time.Second

// session holds the tokens and keeps them fresh: however many calls need a new one at once, one request fetches it.
type session struct {
	refresh  func(context.Context, string) (*Tokens, error)
	onChange func(*Tokens)
	// An API key, sent while nobody is signed in.
	key *Tokens
	// Who refreshes has the turn. A channel, because waiting for it must end with the caller's context.
	turn chan struct{}

	mutex   sync.Mutex
	tokens  *Tokens
	renewAt time.Time
	refusal *ProblemError
}

func newSession(tokens *Tokens, onChange func(*Tokens), refresh func(context.Context, string) (*Tokens, error)) *session {
	s := &session{refresh: refresh, onChange: onChange, turn: make(chan struct{}, 1)}
	if tokens != nil {
		own := *tokens
		if own.ExpiresAt.IsZero() {
			own.ExpiresAt = expiryOf(own.AccessToken)
		}
		s.set(&own)
	}
	return s
}

func tokensFor(accessToken, refreshToken string, expiresIn int32) *Tokens {
	return &Tokens{accessToken, refreshToken, time.Now().Add(time.Duration(expiresIn) * time.Second)}
}

func (s *session) current() *Tokens {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.tokens
}

func (s *session) isAboutToExpire() bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.tokens != nil && !s.renewAt.IsZero() && !time.Now().Before(s.renewAt)
}

func (s *session) keep(tokens *Tokens) {
	s.mutex.Lock()
	changed := s.tokens != tokens
	s.set(tokens)
	s.mutex.Unlock()
	s.tell(changed, tokens)
}

// keepUnlessChanged returns what is kept: a sign-in that happened meanwhile counts for more than an answer to before.
func (s *session) keepUnlessChanged(before, after *Tokens, refusal *ProblemError) *Tokens {
	s.mutex.Lock()
	unchanged := s.tokens == before
	if unchanged {
		s.set(after)
		s.refusal = refusal
	}
	tokens := s.tokens
	s.mutex.Unlock()
	s.tell(unchanged, tokens)
	return tokens
}

func (s *session) set(tokens *Tokens) {
	s.tokens, s.renewAt = tokens, time.Time{}
	if tokens != nil && !tokens.ExpiresAt.IsZero() {
		s.renewAt = tokens.ExpiresAt.Add(-min(leeway, max(0, time.Until(tokens.ExpiresAt))/10))
	}
}

func (s *session) tell(changed bool, tokens *Tokens) {
	if changed && s.onChange != nil {
		s.onChange(tokens)
	}
}

// renewed returns other tokens than the refused ones, and nil when the session is over.
func (s *session) renewed(ctx context.Context, refused *Tokens) (*Tokens, error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	if tokens := s.current(); tokens != refused {
		return tokens, nil
	}
	tokens, err := s.refresh(ctx, refused.RefreshToken)
	var problem *ProblemError
	if errors.As(err, &problem) && (problem.Status == http.StatusBadRequest || problem.Status == http.StatusUnauthorized) {
		return s.keepUnlessChanged(refused, nil, problem), nil
	}
	if err != nil {
		return nil, &refreshError{err}
	}
	return s.keepUnlessChanged(refused, tokens, nil), nil
}

// refreshError was tried often enough where it happened.
type refreshError struct{ cause error }

func (e *refreshError) Error() string {
	return "coffer: the access token could not be refreshed: " + e.cause.Error()
}

func (e *refreshError) Unwrap() error { return e.cause }

// renewedEarly goes on with a token that has some life left when the service cannot be asked. After a refusal the old
// token goes out once more, for the service to say that the session is over.
func (s *session) renewedEarly(ctx context.Context, tokens *Tokens) (*Tokens, error) {
	renewed, err := s.renewed(ctx, tokens)
	switch {
	case err == nil && renewed != nil:
		return renewed, nil
	case err == nil, ctx.Err() == nil && time.Now().Before(tokens.ExpiresAt):
		return tokens, nil
	default:
		return nil, err
	}
}

func (s *session) ended(response *http.Response, body []byte) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return &SessionEndedError{problemWith(response, body), s.refusal}
}

// expiryOf gives a hint only, so nothing is verified: a wrong one costs a refresh too many, or a 401 that is answered with
// one.
func expiryOf(accessToken string) time.Time {
	parts := strings.Split(accessToken, ".")
	if len(parts) != 3 {
		return time.Time{}
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	var claims struct {
		Exp int64 `json:"exp"`
	}
	if err != nil || json.Unmarshal(payload, &claims) != nil || claims.Exp <= 0 {
		return time.Time{}
	}
	return time.Unix(claims.Exp, 0)
}
