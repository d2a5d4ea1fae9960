// What the service does not do on demand: a server of our own gives the answers that a client must withstand.

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	coffer "coffer.example/client"
)

var cases = []struct {
	name string
	run  func(folder string)
}{
	{"an answer without a problem document", answerWithoutProblem},
	{"retries have a budget", retryBudget},
	{"a long Retry-After is told at once", longRetryAfter},
	{"only what does no harm is sent again", harmlessRepeats},
	{"a connection that fails is tried again", failingConnection},
	{"a token about to expire is renewed first", earlyRefresh},
	{"a refresh that is refused ends the session", refusedRefresh},
	{"parallel calls share one refresh", sharedRefresh},
	{"a refresh that fails keeps the session", failingRefresh},
	{"a caller that gives up leaves the refresh to the others", abandonedRefresh},
	{"a stream is not sent twice", oncePerStream},
	{"the token goes to the service alone", tokenForTheServiceAlone},
	{"a download of other bytes leaves the path as it was", otherBytes},
	{"a download that is cut leaves the path as it was", cutDownload},
	{"stored bytes that differ from those of a stream", otherBytesStored},
}

func answerWithoutProblem(string) {
	bodies := []string{"<h1>Bad gateway</h1>", `{"title":"` + strings.Repeat("x", 400_000) + `"}`, strings.Repeat("[", 100_000),
		`{"type":5,"errors":[1]}`}
	var at atomic.Int32
	s := serve(func(w http.ResponseWriter, _ *http.Request) {
		n := at.Add(1) - 1
		answer(w, 500+int(n)*10, bodies[n])
	})
	defer s.Close()
	client := clientOf(s)
	for n := range bodies {
		problem := problemIn(versionError(client))
		check(problem.Status == 500+n*10 && problem.Kind == "unknown" && len(problem.Errors) == 0, n, problem)
	}
}

func retryBudget(string) {
	s := serve(func(w http.ResponseWriter, _ *http.Request) { answer(w, 503, "") })
	defer s.Close()
	problem := problemIn(versionError(clientOf(s, coffer.WithRetries(quick))))
	check(problem.Status == 503 && len(s.asked) == 3, s.lines())
}

func longRetryAfter(string) {
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "31")
		answer(w, 429, "")
	})
	defer s.Close()
	problem := problemIn(versionError(clientOf(s)))
	check(problem.RetryAfter == 31*time.Second && len(s.asked) == 1, problem)

	twice := serve(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "1")
		answer(w, 503, "")
	})
	defer twice.Close()
	began := time.Now()
	_ = problemIn(versionError(clientOf(twice, coffer.WithRetries(coffer.Retries{Tries: 9, MaxWait: 1500 * time.Millisecond}))))
	check(time.Since(began) >= time.Second && len(twice.asked) == 2, twice.lines())
}

func harmlessRepeats(string) {
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "told" {
			w.Header().Set("Retry-After", "0")
		}
		status := 503
		if r.URL.Path == "/running" {
			status = 409
		}
		answer(w, status, "")
	})
	defer s.Close()
	client := clientOf(s, coffer.WithRetries(quick)).HTTPClient()
	for _, each := range []struct {
		method, path, key string
		tries             int
	}{
		{"POST", "/x", "", 1}, {"PATCH", "/x", "", 1}, {"POST", "/x?told", "", 3},
		{"POST", "/x", "1", 3}, {"PUT", "/x", "", 3}, {"DELETE", "/x", "", 3},
		{"POST", "/running?told", "1", 3}, {"POST", "/running", "1", 1},
	} {
		before := len(s.lines())
		request := must(http.NewRequest(each.method, s.URL+each.path, strings.NewReader("body")))
		if each.key != "" {
			request.Header.Set("Idempotency-Key", each.key)
		}
		response := must(client.Do(request))
		check(response.Body.Close() == nil && (response.StatusCode == 503 || response.StatusCode == 409), response.Status)
		check(len(s.lines())-before == each.tries && s.asked[len(s.asked)-1].body == "body", each, s.lines())
	}
}

func failingConnection(string) {
	s := serve(func(http.ResponseWriter, *http.Request) {})
	s.Close()
	began := time.Now()
	err := versionError(clientOf(s, coffer.WithRetries(coffer.Retries{Tries: 3, MaxWait: time.Second, FirstPause: 50 * time.Millisecond})))
	check(errors.Is(err, syscall.ECONNREFUSED) && time.Since(began) > 75*time.Millisecond, err)
}

func otherBytes(folder string) {
	digest := sha256.Sum256([]byte("these"))
	downloadFails(folder, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Repr-Digest", "sha-256=:"+base64.StdEncoding.EncodeToString(digest[:])+":")
		answer(w, 200, "those")
	}, func(err error) bool { return errors.As(err, new(*coffer.DigestMismatchError)) })
}

func cutDownload(folder string) {
	downloadFails(folder, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "10")
		answer(w, 200, "012345")
	}, func(err error) bool { return errors.Is(err, io.ErrUnexpectedEOF) })
}

func downloadFails(folder string, handler http.HandlerFunc, is func(error) bool) {
	s := serve(handler)
	defer s.Close()
	path := filepath.Join(folder, "target")
	check(os.WriteFile(path, []byte("as it was"), 0o600) == nil, path)
	result, err := clientOf(s).DownloadFile(background, someID, path, nil)
	check(result == nil && is(err), result, err)
	check(bytes.Equal(must(os.ReadFile(path)), []byte("as it was")) && len(must(os.ReadDir(folder))) == 1, "the path changed")
	check(os.Remove(path) == nil, path)
}

func otherBytesStored(string) {
	s := serve(func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 201, fmt.Sprintf(`{"id":%q,"sha256":"00"}`, someID))
	})
	defer s.Close()
	_, err := clientOf(s).Upload(background, coffer.FromReader(io.MultiReader(strings.NewReader("x")), -1), nil)
	check(errors.As(err, new(*coffer.DigestMismatchError)), err)
}
