// Package coffer is the client of the Coffer API. Calls and models are made from the service's contract, in package api;
// what is here gives them tokens, retries, errors, and files as streams.
package coffer

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"coffer.example/client/api"
)

// Client may be used by any number of goroutines.
type Client struct {
	api     *api.ClientWithResponses
	server  string
	session *session
	http    *http.Client
	// Asked when signing in needs one; nil: nobody is.
	secondFactor func(context.Context, *api.MfaChallenge) (SecondFactor, error)
	// Without tokens: what fetches them.
	plain *http.Client
}

// Option changes a client that New makes.
type Option func(*settings)

type settings struct {
	tokens       *Tokens
	onTokens     func(*Tokens)
	apiKey       string
	secondFactor func(context.Context, *api.MfaChallenge) (SecondFactor, error)
	retries      Retries
	header       http.Header
	transport    http.RoundTripper
}

// WithTokens goes on with a session that was begun before.
func WithTokens(tokens Tokens) Option {
	return func(s *settings) { s.tokens = &tokens }
}

// OnTokens is told of new tokens, to keep them for the next run, and of nil when the session is over. It must not call
// the client.
func OnTokens(observe func(*Tokens)) Option {
	return func(s *settings) { s.onTokens = observe }
}

// WithRetries says how often and how long to try again; DefaultRetries else.
func WithRetries(retries Retries) Option {
	return func(s *settings) { s.retries = retries }
}

// WithHeader adds a header to every request.
func WithHeader(name, value string) Option {
	return func(s *settings) { s.header.Add(name, value) }
}

// WithTransport sends over another transport than DefaultTransport's.
func WithTransport(transport http.RoundTripper) Option {
	return func(s *settings) { s.transport = transport }
}

// New makes a client of the service at baseURL, such as https://files.example.org. Nothing is sent yet.
func New(baseURL string, options ...Option) (*Client, error) {
	base, err := url.Parse(baseURL)
	if err != nil {
		return nil, err
	}
	if base.Scheme != "http" && base.Scheme != "https" || base.Host == "" {
		return nil, fmt.Errorf("coffer: %q is not the address of a service", baseURL)
	}
	set := settings{retries: DefaultRetries, header: http.Header{}}
	for _, option := range options {
		option(&set)
	}
	if set.transport == nil {
		set.transport = DefaultTransport()
	}
	set.transport = &headerTransport{set.header, set.transport}
	c := &Client{server: baseURL, secondFactor: set.secondFactor, plain: newHTTPClient(&retryTransport{set.retries, set.transport})}
	c.session = newSession(set.tokens, set.onTokens, c.refresh)
	if set.tokens == nil && set.apiKey != "" {
		c.session.key = &Tokens{AccessToken: set.apiKey}
	}
	c.http = newHTTPClient(&retryTransport{set.retries, &authTransport{base, c.session, set.transport}})
	c.api, err = api.NewClientWithResponses(baseURL, api.WithHTTPClient(&doer{c.http}))
	if err != nil {
		return nil, err
	}
	return c, nil
}

// API has every operation of the contract. A refusal is returned as a *ProblemError, so that what a call without an
// error returns has the answer's body, such as JSON200; all of it but the bodies of conditional requests (304).
func (c *Client) API() *api.ClientWithResponses { return c.api }

// HTTPClient has the same tokens and retries, for everything else. It returns answers of 400 and above as they are.
func (c *Client) HTTPClient() *http.Client { return c.http }

// Tokens are nil when nobody is signed in.
func (c *Client) Tokens() *Tokens { return c.session.current() }

// SignIn begins a session. The password is not kept. An account with a second factor needs WithSecondFactor.
func (c *Client) SignIn(ctx context.Context, email, password string) (*api.Session, error) {
	answer, err := c.api.CreateSessionWithResponse(ctx, nil, api.Credentials{Email: email, Password: password})
	if err != nil {
		return nil, err
	}
	if answer.JSON202 != nil {
		return c.secondStep(ctx, answer.JSON202)
	}
	if answer.JSON201 == nil {
		return nil, unexpected(answer.HTTPResponse)
	}
	return c.begun(answer.JSON201), nil
}

// SignOut ends the session at the service; the tokens are forgotten even when that fails.
func (c *Client) SignOut(ctx context.Context) error {
	tokens := c.session.current()
	c.session.keep(nil)
	if tokens == nil {
		return nil
	}
	_, err := c.api.RevokeTokenWithFormdataBodyWithResponse(ctx, api.RevocationRequest{Token: tokens.RefreshToken})
	return err
}

func (c *Client) refresh(ctx context.Context, refreshToken string) (*Tokens, error) {
	body := api.TokenRequest{GrantType: "refresh_token", RefreshToken: refreshToken}
	request, err := api.NewIssueTokenRequestWithFormdataBody(c.server, body)
	if err != nil {
		return nil, err
	}
	// An answer that was lost on the way may be asked for again: the service gives it again for 30 seconds.
	response, err := (&doer{c.plain}).Do(request.WithContext(withIdempotence(ctx)))
	if err != nil {
		return nil, err
	}
	answer, err := api.ParseIssueTokenResponse(response)
	if err != nil {
		return nil, err
	}
	if answer.JSON200 == nil {
		return nil, unexpected(response)
	}
	next := answer.JSON200.RefreshToken
	if next == "" {
		next = refreshToken
	}
	return tokensFor(answer.JSON200.AccessToken, next, answer.JSON200.ExpiresIn), nil
}

func unexpected(response *http.Response) error {
	return fmt.Errorf("coffer: the service answered %s with a body that the contract does not have", response.Status)
}
