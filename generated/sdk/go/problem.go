package coffer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// InvalidField is one part of a request that does not match the contract.
type InvalidField struct {
	// In is body, query, path or header.
	In string
	// Pointer is a JSON Pointer (RFC 6901) into the body, or the parameter's name.
	Pointer string
	Detail  string
}

// ProblemError is every refusal of the service (RFC 9457). An answer that is no problem document, such as a proxy's error
// page, becomes one of kind "unknown".
type ProblemError struct {
	// Type is the address of the page that explains the kind.
	Type string
	// Kind is the last part of Type, such as file-not-found: what to branch on.
	Kind     string
	Title    string
	Status   int
	Detail   string
	Instance string
	// Errors tell which parts of the request were wrong; empty unless the service told.
	Errors []InvalidField
	// RequestID is to be quoted when asking for help.
	RequestID string
	// RetryAfter is the time after which to try again; 0 unless the service told.
	RetryAfter time.Duration
	// Document is all of it as it came.
	Document map[string]any
}

func (p *ProblemError) Error() string {
	text := fmt.Sprintf("coffer: %d %s: %s", p.Status, p.Kind, p.Title)
	if p.Detail != "" {
		text += ": " + p.Detail
	}
	return text
}

// SessionEndedError tells that the access token was refused and the refresh token as well: sign in again. It is a
// ProblemError too, of the request that was to be made.
type SessionEndedError struct {
	Problem *ProblemError
	// Refusal is what the refresh got.
	Refusal *ProblemError
}

func (e *SessionEndedError) Error() string {
	return fmt.Sprintf("%v (the refresh was refused: %v)", e.Problem, e.Refusal)
}

func (e *SessionEndedError) Unwrap() error { return e.Problem }

// DigestMismatchError tells that the bytes that arrived are not those that were sent. Both are SHA-256 in lower-case hex.
type DigestMismatchError struct {
	Expected string
	Actual   string
}

func (e *DigestMismatchError) Error() string {
	return fmt.Sprintf("coffer: expected bytes of SHA-256 %s, got %s", e.Expected, e.Actual)
}

// KindOf is the kind of the ProblemError that err is or wraps; empty when it is none.
func KindOf(err error) string {
	var problem *ProblemError
	if errors.As(err, &problem) {
		return problem.Kind
	}
	return ""
}

// Of what calls itself a failure no more is read than a problem document could have.
const maxProblemBytes = 256 * 1024

// problemOf reads the answer and closes it.
func problemOf(response *http.Response) *ProblemError {
	defer func() { _ = response.Body.Close() }()
	body, _ := io.ReadAll(io.LimitReader(response.Body, maxProblemBytes))
	return problemWith(response, body)
}

func problemWith(response *http.Response, body []byte) *ProblemError {
	var document map[string]any
	if json.Unmarshal(body, &document) != nil {
		document = nil
	}
	text := func(name string) string {
		value, _ := document[name].(string)
		return value
	}
	problem := &ProblemError{
		Type:       text("type"),
		Kind:       "unknown",
		Title:      text("title"),
		Status:     response.StatusCode,
		Detail:     text("detail"),
		Instance:   text("instance"),
		Errors:     fieldsOf(document["errors"]),
		RequestID:  response.Header.Get("X-Request-Id"),
		RetryAfter: max(0, retryAfter(response)),
		Document:   document,
	}
	if kind := lastPart(problem.Type); kind != "" && problem.Type != "about:blank" {
		problem.Kind = kind
	}
	if problem.Title == "" {
		problem.Title = fmt.Sprintf("the service answered %d", response.StatusCode)
	}
	if problem.RequestID == "" {
		problem.RequestID = lastPart(problem.Instance)
	}
	return problem
}

func fieldsOf(value any) []InvalidField {
	list, _ := value.([]any)
	var fields []InvalidField
	for _, each := range list {
		if field, ok := each.(map[string]any); ok {
			in, _ := field["in"].(string)
			pointer, _ := field["pointer"].(string)
			detail, _ := field["detail"].(string)
			fields = append(fields, InvalidField{in, pointer, detail})
		}
	}
	return fields
}

func lastPart(path string) string {
	return path[strings.LastIndex(path, "/")+1:]
}

// retryAfter is negative when the service did not tell. It may be seconds or a date (RFC 9110, section 10.2.3).
func retryAfter(response *http.Response) time.Duration {
	value := response.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(date))
	}
	return -1
}

// doer returns answers of 400 and above as a *ProblemError.
type doer struct{ client *http.Client }

func (d *doer) Do(request *http.Request) (*http.Response, error) {
	response, err := d.client.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode >= 400 {
		return nil, problemOf(response)
	}
	return response, nil
}
