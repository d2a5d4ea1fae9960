// Calls the service with the generated client.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	coffer "example.org/foreign/ogen/out"
	"github.com/ogen-go/ogen/ogenerrors"
)

// wrongToken is offered wherever a bearer token is asked for: the generated client sends nothing without credentials.
type wrongToken struct{}

func (wrongToken) BasicAuth(context.Context, coffer.OperationName) (coffer.BasicAuth, error) {
	return coffer.BasicAuth{}, ogenerrors.ErrSkipClientSecurity
}

func (wrongToken) BearerAuth(context.Context, coffer.OperationName) (coffer.BearerAuth, error) {
	return coffer.BearerAuth{Token: "wrong"}, nil
}

func (wrongToken) CookieAuth(context.Context, coffer.OperationName) (coffer.CookieAuth, error) {
	return coffer.CookieAuth{}, ogenerrors.ErrSkipClientSecurity
}

func (wrongToken) MetricsToken(context.Context, coffer.OperationName) (coffer.MetricsToken, error) {
	return coffer.MetricsToken{}, ogenerrors.ErrSkipClientSecurity
}

func main() {
	ctx := context.Background()
	client, err := coffer.NewClient(os.Args[1], wrongToken{})
	if err != nil {
		log.Fatal(err)
	}
	version, err := client.GetVersion(ctx)
	if err != nil {
		log.Fatal(err)
	}
	if found, ok := version.(*coffer.VersionHeaders); ok {
		fmt.Println(found.Response.ContractVersion)
	}
	me, err := client.GetMe(ctx, coffer.GetMeParams{})
	if err != nil {
		log.Fatal(err)
	}
	if refused, ok := me.(*coffer.UnauthorizedHeaders); ok {
		fmt.Println(refused.Response.Status, refused.Response.Type)
	}
}
