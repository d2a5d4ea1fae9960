package coffer

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	connectTimeout = 10 * time.Second
	// Without a byte in either direction: long transfers are not cut, dead ones are.
	silenceTimeout = time.Minute
)

// DefaultTransport makes the transport of clients that are given no other: proxies from the environment, 10 seconds to
// connect, and an end to connections that are silent for a minute. A context bounds a call as a whole.
func DefaultTransport() *http.Transport {
	dialer := &net.Dialer{Timeout: connectTimeout, KeepAlive: 15 * time.Second}
	return &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return &impatientConn{conn}, nil
		},
		ForceAttemptHTTP2:     true,
		TLSHandshakeTimeout:   connectTimeout,
		ExpectContinueTimeout: time.Second,
		IdleConnTimeout:       30 * time.Second,
		MaxIdleConnsPerHost:   32,
	}
}

// impatientConn counts a write as a sign of life for a read that waits, because an answer comes after its request.
type impatientConn struct{ net.Conn }

func (c *impatientConn) Read(b []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(silenceTimeout)); err != nil {
		return 0, err
	}
	return c.Conn.Read(b)
}

func (c *impatientConn) Write(b []byte) (int, error) {
	if err := c.SetDeadline(time.Now().Add(silenceTimeout)); err != nil {
		return 0, err
	}
	return c.Conn.Write(b)
}

// Redirects are returned, not followed: the service has none for clients, and a body could not be sent again.
func newHTTPClient(transport http.RoundTripper) *http.Client {
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Transport: transport, CheckRedirect: stay}
}

type headerTransport struct {
	header http.Header
	next   http.RoundTripper
}

func (t *headerTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	own := request.Clone(request.Context())
	for name, values := range t.header {
		own.Header[name] = values
	}
	if own.Header.Get("User-Agent") == "" {
		own.Header.Set("User-Agent", "coffer-go/"+Version)
	}
	return t.next.RoundTrip(own)
}

// authTransport sends the access token to the service and to nobody else. One that is about to expire is renewed first;
// one that is refused with 401 is renewed and the request repeated once, unless its body cannot be read again.
type authTransport struct {
	base    *url.URL
	session *session
	next    http.RoundTripper
}

func (t *authTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	tokens := t.tokensFor(request)
	if tokens == nil {
		return t.next.RoundTrip(request)
	}
	if t.session.isAboutToExpire() {
		renewed, err := t.session.renewedEarly(request.Context(), tokens)
		if err != nil {
			closeBody(request)
			return nil, err
		}
		tokens = renewed
	}
	response, err := t.next.RoundTrip(signed(request, tokens))
	if err != nil || response.StatusCode != http.StatusUnauthorized || tokens == t.session.key {
		return response, err
	}
	return t.again(request, response, tokens)
}

func (t *authTransport) again(request *http.Request, response *http.Response, refused *Tokens) (*http.Response, error) {
	body, _ := io.ReadAll(io.LimitReader(response.Body, maxProblemBytes))
	_ = response.Body.Close()
	tokens, err := t.session.renewed(request.Context(), refused)
	if err != nil {
		return nil, err
	}
	if tokens == nil {
		return nil, t.session.ended(response, body)
	}
	if !isRepeatable(request) {
		response.Body = io.NopCloser(bytes.NewReader(body))
		return response, nil
	}
	repeated, err := rewound(request)
	if err != nil {
		return nil, err
	}
	return t.next.RoundTrip(signed(repeated, tokens))
}

func (t *authTransport) tokensFor(request *http.Request) *Tokens {
	address := request.URL
	// An Authorization header of the caller's own stays as it is.
	if request.Header.Get("Authorization") != "" || address.Scheme != t.base.Scheme || address.Host != t.base.Host {
		return nil
	}
	path := "/" + strings.TrimLeft(strings.TrimPrefix(address.Path, t.base.Path), "/")
	for _, operation := range tokenless {
		if operation.method == request.Method && operation.path.MatchString(path) {
			return nil
		}
	}
	if tokens := t.session.current(); tokens != nil {
		return tokens
	}
	return t.session.key
}

func signed(request *http.Request, tokens *Tokens) *http.Request {
	own := request.Clone(request.Context())
	own.Header.Set("Authorization", "Bearer "+tokens.AccessToken)
	return own
}

func isRepeatable(request *http.Request) bool {
	return request.Body == nil || request.Body == http.NoBody || request.GetBody != nil
}

// rewound is the request with its body from the beginning.
func rewound(request *http.Request) (*http.Request, error) {
	own := request.Clone(request.Context())
	if request.GetBody == nil {
		return own, nil
	}
	body, err := request.GetBody()
	own.Body = body
	return own, err
}

// closeBody is a duty of every RoundTripper, of those that send nothing too.
func closeBody(request *http.Request) {
	if request.Body != nil {
		_ = request.Body.Close()
	}
}
