// Code generated from openapi.yaml. DO NOT EDIT.

package coffer

import "regexp"

// Version is the contract's.
const Version = "0.3.0"

// tokenless operations take no access token.
var tokenless = []struct {
	method string
	path   *regexp.Regexp
}{
	{"POST", regexp.MustCompile(`^/v1/password-resets$`)},
	{"PUT", regexp.MustCompile(`^/v1/password-resets/[^/]+$`)},
	{"PUT", regexp.MustCompile(`^/v1/email-verifications/[^/]+$`)},
	{"PUT", regexp.MustCompile(`^/v1/email-changes/[^/]+$`)},
	{"GET", regexp.MustCompile(`^/d/[^/]+$`)},
	{"PUT", regexp.MustCompile(`^/u/[^/]+$`)},
	{"GET", regexp.MustCompile(`^/s/[^/]+$`)},
	{"POST", regexp.MustCompile(`^/s/[^/]+/unlock$`)},
	{"GET", regexp.MustCompile(`^/s/[^/]+/content$`)},
	{"GET", regexp.MustCompile(`^/s/[^/]+/files/[^/]+/content$`)},
	{"GET", regexp.MustCompile(`^/r/[^/]+$`)},
	{"POST", regexp.MustCompile(`^/r/[^/]+/unlock$`)},
	{"POST", regexp.MustCompile(`^/r/[^/]+/files$`)},
	{"GET", regexp.MustCompile(`^/v1/identity-providers$`)},
	{"GET", regexp.MustCompile(`^/health/live$`)},
	{"GET", regexp.MustCompile(`^/health/ready$`)},
	{"GET", regexp.MustCompile(`^/version$`)},
	{"GET", regexp.MustCompile(`^/metrics$`)},
	{"GET", regexp.MustCompile(`^/openapi\.yaml$`)},
	{"GET", regexp.MustCompile(`^/openapi\.json$`)},
	{"GET", regexp.MustCompile(`^/docs$`)},
	{"GET", regexp.MustCompile(`^/problems/[^/]+$`)},
	{"POST", regexp.MustCompile(`^/v1/sessions$`)},
	{"POST", regexp.MustCompile(`^/v1/sessions/mfa$`)},
	{"POST", regexp.MustCompile(`^/v1/sessions/passkey$`)},
	{"POST", regexp.MustCompile(`^/v1/oauth/token$`)},
	{"POST", regexp.MustCompile(`^/v1/oauth/revoke$`)},
	{"POST", regexp.MustCompile(`^/v1/passkey-challenges$`)},
	{"GET", regexp.MustCompile(`^/\.well-known/jwks\.json$`)},
	{"GET", regexp.MustCompile(`^/\.well-known/oauth-authorization-server$`)},
}
