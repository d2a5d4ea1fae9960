package coffer

import (
	"context"
	"crypto/tls"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"time"
)

// Retries say how often and how long to try again: after 429 and 503, and after connections that failed, for methods
// that are idempotent (RFC 9110, section 9.2.2) and requests with an Idempotency-Key; other requests only when the
// service has surely not acted upon them: no connection was made, 429, or 409 or 503 with Retry-After.
type Retries struct {
	// Tries counts the first one.
	Tries int
	// MaxWait bounds all pauses of one call together; a longer Retry-After ends the tries.
	MaxWait time.Duration
	// FirstPause is doubled each time, and spread so that clients do not return together. Retry-After counts for more.
	FirstPause time.Duration
}

// DefaultRetries are those of a client that is given no others.
var DefaultRetries = Retries{Tries: 3, MaxWait: 30 * time.Second, FirstPause: 500 * time.Millisecond}

type idempotence struct{}

func withIdempotence(ctx context.Context) context.Context {
	return context.WithValue(ctx, idempotence{}, true)
}

type retryTransport struct {
	retries Retries
	next    http.RoundTripper
}

func (t *retryTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	var waited time.Duration
	attempt := request
	for tried := 1; ; tried++ {
		response, err := t.next.RoundTrip(attempt)
		if tried >= t.retries.Tries || !isRepeatable(request) || !mayRepeat(request, response, err) {
			return response, err
		}
		pause := t.pause(tried, response)
		waited += pause
		if waited > t.retries.MaxWait {
			return response, err
		}
		if response != nil {
			_ = response.Body.Close()
		}
		if err := sleep(request.Context(), pause); err != nil {
			return nil, err
		}
		if attempt, err = rewound(request); err != nil {
			return nil, err
		}
	}
}

func (t *retryTransport) pause(tried int, response *http.Response) time.Duration {
	if response != nil {
		if asked := retryAfter(response); asked >= 0 {
			return asked
		}
	}
	grown := t.retries.FirstPause << (tried - 1)
	return time.Duration(float64(grown) * (0.5 + rand.Float64()))
}

func mayRepeat(request *http.Request, response *http.Response, err error) bool {
	if err != nil {
		return isConnectionFailure(request.Context(), err) && (wasNeverSent(err) || isIdempotent(request))
	}
	switch response.StatusCode {
	case http.StatusTooManyRequests:
		return true
	case http.StatusConflict:
		// The same request, whose answer was lost, still runs.
		return response.Header.Get("Retry-After") != ""
	case http.StatusServiceUnavailable:
		return isIdempotent(request) || response.Header.Get("Retry-After") != ""
	default:
		return false
	}
}

func isIdempotent(request *http.Request) bool {
	switch request.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPut, http.MethodDelete:
		return true
	default:
		return request.Header.Get("Idempotency-Key") != "" || request.Context().Value(idempotence{}) != nil
	}
}

func wasNeverSent(err error) bool {
	var operation *net.OpError
	return errors.As(err, &operation) && operation.Op == "dial"
}

func isConnectionFailure(ctx context.Context, err error) bool {
	var refresh *refreshError
	var ended *SessionEndedError
	var certificate *tls.CertificateVerificationError
	switch {
	case ctx.Err() != nil, errors.As(err, &refresh), errors.As(err, &ended), errors.As(err, &certificate):
		return false
	default:
		// A minute of silence will hardly be better the second time.
		return !errors.Is(err, os.ErrDeadlineExceeded)
	}
}

func sleep(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
