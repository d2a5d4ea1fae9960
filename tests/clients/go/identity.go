// Sessions, API keys and the second factor.

package main

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"

	coffer "coffer.example/client"
	"coffer.example/client/api"
)

func lookAtSessions(ctx context.Context, client *coffer.Client, url, email string) {
	other := must(must(coffer.New(url)).SignIn(ctx, email, password))
	sessions, current := 0, 0
	for session, err := range client.AllSessions(ctx, nil) {
		check(err == nil, err)
		sessions++
		if session.Current {
			current++
			check(session.ID != other.SessionID, "the other session is the current one")
		}
	}
	must(client.API().RevokeSessionWithResponse(ctx, other.SessionID.String()))
	check(current == 1, current, "current sessions")
	fmt.Printf("sessions: %d, one of them current\n", sessions)
}

func lookAtActivity(ctx context.Context, client *coffer.Client) {
	exact := api.ListOwnAuditEventsParamsCountExact
	params := api.ListOwnAuditEventsParams{Count: &exact, Limit: coffer.Ptr(int32(1))}
	total := *must(client.API().ListOwnAuditEventsWithResponse(ctx, &params)).JSON200.Total
	events := int64(0)
	for _, err := range client.AllOwnAuditEvents(ctx, &api.ListOwnAuditEventsParams{Limit: coffer.Ptr(int32(2))}) {
		check(err == nil, err)
		events++
	}
	check(events == total && total > 2, events, "events of", total)
	fmt.Println("activity: every event of the account, in pages of 2")

	_, err := client.API().IntrospectTokenWithFormdataBodyWithResponse(ctx, api.IntrospectionRequest{Token: "any"})
	refused := problemIn(err)
	fmt.Printf("introspection: %d %s\n", refused.Status, refused.Kind)
}

func useKey(ctx context.Context, client *coffer.Client, url string, file *api.File) {
	params := api.CreateAPIKeyParams{IdempotencyKey: coffer.Ptr("lost-answer-" + rand.Text())}
	key := must(client.API().CreateAPIKeyWithResponse(ctx, &params, api.NewAPIKey{Name: "Scenario", Scopes: []api.Scope{"files:list"}})).JSON201
	keys := must(client.API().ListAPIKeysWithResponse(ctx, nil)).JSON200.Items
	fmt.Printf("api key: %d made, although its answer was lost\n", len(keys))
	program := must(coffer.New(url, coffer.WithAPIKey(key.Key)))
	files := allNames(program.AllFiles(ctx, nil))
	_, err := program.API().DeleteFileWithResponse(ctx, file.ID, nil)
	refused := problemIn(err)
	fmt.Printf("api key: lists %d files, %d %s when it deletes one\n", len(files), refused.Status, refused.Kind)

	must(client.API().DeleteAPIKeyWithResponse(ctx, key.ID, nil))
	// Another replica hears of it within two seconds.
	for end := time.Now().Add(2500 * time.Millisecond); err == nil || problemIn(err).Status == 403; time.Sleep(50 * time.Millisecond) {
		check(time.Now().Before(end), "the deleted key still works")
		_, err = program.API().ListFilesWithResponse(ctx, nil)
	}
	ended := problemIn(err)
	fmt.Printf("api key: %d %s once deleted\n", ended.Status, ended.Kind)
}

func addSecondFactor(ctx context.Context, client *coffer.Client, url, email string) {
	factor := must(client.API().CreateMfaFactorWithResponse(ctx, api.NewMfaFactor{Kind: "totp", Name: "Scenario"})).JSON201
	activation := api.MfaFactorActivation{Code: codeOf(factor.Secret)}
	codes := must(client.API().ActivateMfaFactorWithResponse(ctx, factor.ID, activation)).JSON200.RecoveryCodes
	fmt.Printf("second factor: %d recovery codes\n", len(codes))

	other := must(coffer.New(url))
	_, err := other.SignIn(ctx, email, password)
	var needed *coffer.SecondFactorRequiredError
	check(errors.As(err, &needed), "no second factor is asked for but", err)
	var methods []string
	for _, method := range needed.Challenge.Methods {
		methods = append(methods, string(method))
	}
	fmt.Printf("second factor: asked for, with %s\n", strings.Join(methods, " and "))
	must(other.CompleteSignIn(ctx, needed.Challenge.ChallengeToken, coffer.SecondFactor{RecoveryCode: codes[0]}))
	check(must(other.API().GetMeWithResponse(ctx, nil)).JSON200.Email == email, "somebody else")

	asked := must(coffer.New(url, coffer.WithSecondFactor(
		func(context.Context, *api.MfaChallenge) (coffer.SecondFactor, error) {
			return coffer.SecondFactor{RecoveryCode: codes[1]}, nil
		})))
	must(asked.SignIn(ctx, email, password))
	check(must(asked.API().GetMeWithResponse(ctx, nil)).JSON200.Email == email, "somebody else")
	fmt.Println("second factor: signed in with a recovery code")
}

// codeOf is what an authenticator app shows now (RFC 6238).
func codeOf(secret string) string {
	key := must(base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret))
	digest := hmac.New(sha1.New, key)
	_ = binary.Write(digest, binary.BigEndian, time.Now().Unix()/30)
	sum := digest.Sum(nil)
	at := sum[len(sum)-1] & 15
	return fmt.Sprintf("%06d", binary.BigEndian.Uint32(sum[at:])&0x7fffffff%1_000_000)
}
