// A server that gives the answers which the service does not give on demand.

package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"

	coffer "coffer.example/client"
	"github.com/google/uuid"
)

var (
	background = context.Background()
	quick      = coffer.Retries{Tries: 3, MaxWait: time.Second, FirstPause: time.Millisecond}
	someID     = uuid.New()
)

type asked struct{ line, authorization, body string }

// server notes what it is asked and answers with the handler.
type server struct {
	*httptest.Server
	mutex sync.Mutex
	asked []asked
}

func serve(handler http.HandlerFunc) *server {
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mutex.Lock()
		s.asked = append(s.asked, asked{r.Method + " " + r.URL.RequestURI(), r.Header.Get("Authorization"), string(body)})
		s.mutex.Unlock()
		handler(w, r)
	}))
	return s
}

func (s *server) lines() (lines []string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, each := range s.asked {
		lines = append(lines, each.line)
	}
	return lines
}

func answer(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

func giveTokens(w http.ResponseWriter) {
	answer(w, 200, `{"access_token":"new","refresh_token":"next","token_type":"Bearer","expires_in":1200,"scope":""}`)
}

func isRefresh(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/token") }

func clientOf(s *server, options ...coffer.Option) *coffer.Client {
	return must(coffer.New(s.URL, options...))
}

func versionError(client *coffer.Client) error {
	_, err := client.API().GetVersionWithResponse(background)
	return err
}

func meError(client *coffer.Client) error {
	_, err := client.API().GetMeWithResponse(background, nil)
	return err
}
