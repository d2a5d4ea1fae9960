// How a client comes by its access token, and whom it shows it to.

package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	coffer "coffer.example/client"
)

func earlyRefresh(string) {
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		if isRefresh(r) {
			giveTokens(w)
		} else {
			answer(w, 200, "{}")
		}
	})
	defer s.Close()
	claims := must(json.Marshal(map[string]int64{"exp": time.Now().Unix() - 1}))
	token := "e30." + base64.RawURLEncoding.EncodeToString(claims) + ".e30"
	client := clientOf(s, coffer.WithTokens(coffer.Tokens{AccessToken: token, RefreshToken: "old"}))
	check(meError(client) == nil && meError(client) == nil, "me")
	check(len(s.asked) == 3 && s.asked[0].authorization == "" && strings.Contains(s.asked[0].body, "refresh_token=old") &&
		s.asked[1].authorization == "Bearer new" && s.asked[2].authorization == "Bearer new", s.asked)
}

func refusedRefresh(string) {
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		if isRefresh(r) {
			answer(w, 400, "")
		} else {
			answer(w, 401, "")
		}
	})
	defer s.Close()
	var kept []*coffer.Tokens
	client := clientOf(s, coffer.OnTokens(func(tokens *coffer.Tokens) { kept = append(kept, tokens) }),
		coffer.WithTokens(coffer.Tokens{AccessToken: "a", RefreshToken: "b", ExpiresAt: time.Now().Add(-time.Second)}))
	err := meError(client)
	var ended *coffer.SessionEndedError
	check(errors.As(err, &ended) && ended.Refusal.Status == 400 && problemIn(err).Status == 401, err)
	check(len(kept) == 1 && kept[0] == nil && client.Tokens() == nil, kept)
	check(slices.Equal(s.lines(), []string{"POST /v1/oauth/token", "GET /v1/me"}), s.lines())
}

func sharedRefresh(string) {
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case isRefresh(r):
			giveTokens(w)
		case r.Header.Get("Authorization") == "Bearer new":
			answer(w, 200, "{}")
		default:
			answer(w, 401, "")
		}
	})
	defer s.Close()
	client := clientOf(s, coffer.WithTokens(coffer.Tokens{AccessToken: "a", RefreshToken: "b"}))
	errs := make(chan error)
	for range 8 {
		go func() { errs <- meError(client) }()
	}
	for range 8 {
		check(<-errs == nil, "a call failed")
	}
	refreshes := slices.DeleteFunc(s.lines(), func(line string) bool { return line != "POST /v1/oauth/token" })
	check(len(refreshes) == 1, s.lines())
}

func failingRefresh(string) {
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		if isRefresh(r) {
			answer(w, 503, "")
		} else {
			answer(w, 401, "")
		}
	})
	defer s.Close()
	client := clientOf(s, coffer.WithTokens(coffer.Tokens{AccessToken: "a", RefreshToken: "b"}), coffer.WithRetries(quick))
	err := meError(client)
	var ended *coffer.SessionEndedError
	check(problemIn(err).Status == 503 && !errors.As(err, &ended) && client.Tokens().RefreshToken == "b", err)
	check(len(s.lines()) == 4, s.lines())
}

func abandonedRefresh(string) {
	var first atomic.Bool
	waiting := make(chan struct{})
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !isRefresh(r) && r.Header.Get("Authorization") == "Bearer new":
			answer(w, 200, "{}")
		case !isRefresh(r):
			answer(w, 401, "")
		case first.CompareAndSwap(false, true):
			close(waiting)
			<-r.Context().Done() // the caller is gone
		default:
			giveTokens(w)
		}
	})
	defer s.Close()
	client := clientOf(s, coffer.WithTokens(coffer.Tokens{AccessToken: "a", RefreshToken: "b"}))
	ctx, cancel := context.WithCancel(background)
	abandoned := make(chan error)
	go func() {
		_, err := client.API().GetMeWithResponse(ctx, nil)
		abandoned <- err
	}()
	<-waiting
	other := make(chan error)
	go func() { other <- meError(client) }()
	cancel()
	check(errors.Is(<-abandoned, context.Canceled), "the first goes on")
	check(<-other == nil, "the other failed")
}

func oncePerStream(string) {
	s := serve(func(w http.ResponseWriter, r *http.Request) {
		if isRefresh(r) {
			giveTokens(w)
		} else {
			answer(w, 401, "")
		}
	})
	defer s.Close()
	client := clientOf(s, coffer.WithTokens(coffer.Tokens{AccessToken: "a", RefreshToken: "b"}))
	_, err := client.Upload(background, coffer.FromReader(io.MultiReader(strings.NewReader("once")), 4), nil)
	check(problemIn(err).Status == 401 && client.Tokens().AccessToken == "new", err)
	check(slices.Equal(s.lines(), []string{"POST /v1/files", "POST /v1/oauth/token"}), s.lines())
	_, err = client.Upload(background, coffer.FromReader(strings.NewReader("twice"), -1), nil)
	check(problemIn(err).Status == 401 && len(s.asked) == 5, s.lines())
	check(strings.Contains(s.asked[2].body, "twice") && s.asked[2].body == s.asked[4].body, s.asked)
}

func tokenForTheServiceAlone(string) {
	ok := func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, "{}") }
	other, s := serve(ok), serve(ok)
	defer other.Close()
	defer s.Close()
	client := must(coffer.New(s.URL+"/base", coffer.WithTokens(coffer.Tokens{AccessToken: "a", RefreshToken: "b"})))
	for _, url := range []string{other.URL + "/v1/me", s.URL + "/base/version", s.URL + "/base/v1/me"} {
		check(must(client.HTTPClient().Get(url)).Body.Close() == nil, url)
	}
	check(meError(client) == nil, "me")
	own := must(http.NewRequest("GET", s.URL+"/base/v1/me", nil))
	own.SetBasicAuth("x", "y")
	check(must(client.HTTPClient().Do(own)).Body.Close() == nil, "own")
	check(len(other.asked) == 1 && other.asked[0].authorization == "", other.asked)
	var sent []string
	for _, each := range s.asked {
		sent = append(sent, each.line+" "+each.authorization)
	}
	check(slices.Equal(sent, []string{"GET /base/version ", "GET /base/v1/me Bearer a", "GET /base/v1/me Bearer a",
		"GET /base/v1/me Basic eDp5"}), sent)
}
