package coffer

import (
	"context"
	"fmt"

	"coffer.example/client/api"
)

// SecondFactor is what the authenticator app shows now, or one of the recovery codes: one of both.
type SecondFactor struct {
	Code         string
	RecoveryCode string
}

// SecondFactorRequiredError says that the password was right, and that the account has a second factor: finish with
// CompleteSignIn.
type SecondFactorRequiredError struct{ Challenge *api.MfaChallenge }

func (e *SecondFactorRequiredError) Error() string {
	return fmt.Sprintf("coffer: a second factor is needed: %v", e.Challenge.Methods)
}

// WithSecondFactor is asked for the second factor of accounts that have one; without it SignIn fails with a
// *SecondFactorRequiredError.
func WithSecondFactor(ask func(context.Context, *api.MfaChallenge) (SecondFactor, error)) Option {
	return func(s *settings) { s.secondFactor = ask }
}

// WithAPIKey acts with an API key (cof_...), which is sent as it is and never refreshed.
func WithAPIKey(key string) Option {
	return func(s *settings) { s.apiKey = key }
}

// CompleteSignIn finishes what a *SecondFactorRequiredError told of.
func (c *Client) CompleteSignIn(ctx context.Context, challengeToken string, factor SecondFactor) (*api.Session, error) {
	answer, err := c.api.CompleteMfaWithResponse(ctx, nil, api.MfaAnswer{
		ChallengeToken: challengeToken, Code: factor.Code, RecoveryCode: factor.RecoveryCode,
	})
	if err != nil {
		return nil, err
	}
	if answer.JSON201 == nil {
		return nil, unexpected(answer.HTTPResponse)
	}
	return c.begun(answer.JSON201), nil
}

func (c *Client) secondStep(ctx context.Context, challenge *api.MfaChallenge) (*api.Session, error) {
	if c.secondFactor == nil {
		return nil, &SecondFactorRequiredError{challenge}
	}
	factor, err := c.secondFactor(ctx, challenge)
	if err != nil {
		return nil, err
	}
	return c.CompleteSignIn(ctx, challenge.ChallengeToken, factor)
}

func (c *Client) begun(session *api.Session) *api.Session {
	c.session.keep(tokensFor(session.AccessToken, session.RefreshToken, session.ExpiresIn))
	return session
}
