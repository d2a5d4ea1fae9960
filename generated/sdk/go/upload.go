package coffer

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
	"sync/atomic"

	"coffer.example/client/api"
)

// UploadOptions say more about a file. All may be left out.
type UploadOptions struct {
	// Name is that of the source when left out.
	Name string
	// MediaType is application/octet-stream when left out.
	MediaType   string
	Description string
	Tags        []string
	Metadata    map[string]string
	// Folder is / when left out.
	Folder string
	// SHA256 in hex spares the reading for it.
	SHA256   string
	Progress Progress
}

// ReplaceOptions are for ReplaceContent. All may be left out.
type ReplaceOptions struct {
	MediaType string
	SHA256    string
	Progress  Progress
}

// Upload stores a file, read as it is sent. The digest goes along for the service to check when the source can be read
// twice; otherwise what was stored is compared with what was sent, and a *DigestMismatchError tells when it is not that.
func (c *Client) Upload(ctx context.Context, source Source, options *UploadOptions) (*api.File, error) {
	if options == nil {
		options = &UploadOptions{}
	}
	digest, err := source.reprDigest(options.SHA256)
	if err != nil {
		return nil, err
	}
	outgoing := newForm(source, options)
	request, err := api.NewUploadFileRequestWithBody(
		c.server, &api.UploadFileParams{ReprDigest: digest}, outgoing.contentType, http.NoBody)
	if err != nil {
		return nil, err
	}
	response, err := c.send(ctx, request, outgoing)
	if err != nil {
		return nil, err
	}
	answer, err := api.ParseUploadFileResponse(response)
	if err != nil {
		return nil, err
	}
	return outgoing.verified(response, answer.JSON201)
}

// ReplaceContent replaces a file's bytes if they still have the entity tag ifMatch, as a download tells it.
func (c *Client) ReplaceContent(
	ctx context.Context, id api.FileID, ifMatch string, source Source, options *ReplaceOptions,
) (*api.File, error) {
	if options == nil {
		options = &ReplaceOptions{}
	}
	digest, err := source.reprDigest(options.SHA256)
	if err != nil {
		return nil, err
	}
	outgoing := &outgoing{source: source, contentType: orOctets(options.MediaType), progress: options.Progress}
	request, err := api.NewReplaceFileContentRequestWithBody(
		c.server, id, &api.ReplaceFileContentParams{IfMatch: &ifMatch, ReprDigest: digest}, outgoing.contentType, http.NoBody)
	if err != nil {
		return nil, err
	}
	response, err := c.send(ctx, request, outgoing)
	if err != nil {
		return nil, err
	}
	answer, err := api.ParseReplaceFileContentResponse(response)
	if err != nil {
		return nil, err
	}
	return outgoing.verified(response, answer.JSON200)
}

// Above this size it is worth a round trip to learn whether the body is wanted (RFC 9110, section 10.1.1).
const expectContinueBytes = 1 << 20

func (c *Client) send(ctx context.Context, request *http.Request, outgoing *outgoing) (*http.Response, error) {
	request = request.WithContext(ctx)
	body, err := outgoing.open()
	if err != nil {
		return nil, err
	}
	request.Body, request.GetBody, request.ContentLength = body, nil, -1
	if outgoing.source.repeatable {
		request.GetBody = outgoing.open
	}
	if outgoing.source.size >= 0 {
		request.ContentLength = int64(len(outgoing.head)) + outgoing.source.size + int64(len(outgoing.tail))
	}
	if request.ContentLength < 0 || request.ContentLength >= expectContinueBytes {
		request.Header.Set("Expect", "100-continue")
	}
	return (&doer{c.http}).Do(request)
}

// outgoing is the body of an upload: the bytes of a source between a head and a tail.
type outgoing struct {
	source      Source
	contentType string
	progress    Progress
	head, tail  []byte
	// Of what the last try sends; another goroutine may still be reading for an earlier one.
	sent atomic.Pointer[meter]
}

type readCloser struct {
	io.Reader
	io.Closer
}

func (o *outgoing) open() (io.ReadCloser, error) {
	content, err := o.source.open()
	if err != nil {
		return nil, err
	}
	metered := newMeter(content, o.source.size, o.progress)
	o.sent.Store(metered)
	return readCloser{io.MultiReader(bytes.NewReader(o.head), metered, bytes.NewReader(o.tail)), content}, nil
}

func (o *outgoing) verified(response *http.Response, stored *api.File) (*api.File, error) {
	if stored == nil {
		return nil, unexpected(response)
	}
	// A source that can be read twice had its digest sent along.
	if sent := o.sent.Load().sha256(); !o.source.repeatable && sent != stored.Sha256 {
		return nil, &DigestMismatchError{sent, stored.Sha256}
	}
	return stored, nil
}

// newForm writes out a form (RFC 7578) around the file, so that the file stays a stream.
func newForm(source Source, options *UploadOptions) *outgoing {
	var buffer bytes.Buffer
	form := multipart.NewWriter(&buffer)
	// Writes to a buffer do not fail.
	if options.Description != "" {
		_ = form.WriteField("description", options.Description)
	}
	for _, tag := range options.Tags {
		_ = form.WriteField("tags", tag)
	}
	if options.Metadata != nil {
		metadata, _ := json.Marshal(options.Metadata)
		_ = form.WriteField("metadata", string(metadata))
	}
	if options.Folder != "" {
		_ = form.WriteField("folder", options.Folder)
	}
	disposition := `form-data; name="file"`
	if name := orElse(options.Name, source.name); name != "" {
		// filename* (RFC 8187) carries every name exactly; what else there is in use escapes quotes in several ways.
		disposition += "; filename*=UTF-8''" + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
	}
	_, _ = form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {disposition},
		"Content-Type":        {orOctets(options.MediaType)},
	})
	head := bytes.Clone(buffer.Bytes())
	buffer.Reset()
	_ = form.Close()
	return &outgoing{
		source:      source,
		contentType: form.FormDataContentType(),
		progress:    options.Progress,
		head:        head,
		tail:        buffer.Bytes(),
	}
}

// reprDigest is the header of RFC 9530; nil when the digest is not known before the bytes are sent.
func (s Source) reprDigest(given string) (*string, error) {
	if s.err != nil {
		return nil, s.err
	}
	if given == "" && !s.repeatable {
		return nil, nil
	}
	digest, err := hex.DecodeString(given)
	if given == "" {
		digest, err = s.sha256()
	}
	if err != nil {
		return nil, err
	}
	header := "sha-256=:" + base64.StdEncoding.EncodeToString(digest) + ":"
	return &header, nil
}

func orOctets(mediaType string) string { return orElse(mediaType, "application/octet-stream") }

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
