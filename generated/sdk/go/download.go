package coffer

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"coffer.example/client/api"
)

// Range is the bytes to send (RFC 9110, section 14), counted from 0.
type Range string

// Bytes is from the first to the last byte, the last included.
func Bytes(first, last int64) Range { return Range(fmt.Sprintf("bytes=%d-%d", first, last)) }

// BytesFrom is from the first byte to the end.
func BytesFrom(first int64) Range { return Range(fmt.Sprintf("bytes=%d-", first)) }

// LastBytes is that many bytes at the end.
func LastBytes(count int64) Range { return Range(fmt.Sprintf("bytes=-%d", count)) }

// DownloadOptions may all be left out.
type DownloadOptions struct {
	Range Range
	// IfRange heeds Range only while the bytes still have this entity tag; else the whole file comes.
	IfRange  string
	Progress Progress
}

// Downloaded is what was written away.
type Downloaded struct {
	// Length is the bytes written.
	Length int64
	// Size is the bytes of the whole file.
	Size int64
	// Partial tells that First to Last, the last included, were written and not the whole file.
	Partial     bool
	First, Last int64
	// SHA256 is of the bytes written, in lower-case hex.
	SHA256 string
	// Verified tells that it is the one that the service told. A range cannot be compared.
	Verified  bool
	Name      string
	MediaType string
	// ETag is of the bytes, for ReplaceContent.
	ETag string
}

// Download writes a file's bytes to target as they arrive. A *DigestMismatchError tells that they are not the right ones.
func (c *Client) Download(
	ctx context.Context, id api.FileID, target io.Writer, options *DownloadOptions,
) (*Downloaded, error) {
	if options == nil {
		options = &DownloadOptions{}
	}
	params := &api.DownloadFileParams{}
	if options.Range != "" {
		params.Range = Ptr(string(options.Range))
	}
	if options.IfRange != "" {
		params.IfRange = &options.IfRange
	}
	request, err := api.NewDownloadFileRequest(c.server, id, params)
	if err != nil {
		return nil, err
	}
	// Bytes as they are: a digest is that of the file, not of something compressed.
	request.Header.Set("Accept-Encoding", "identity")
	response, err := (&doer{c.http}).Do(request.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK && response.StatusCode != http.StatusPartialContent {
		return nil, fmt.Errorf("coffer: the service answered %s, which has no bytes", response.Status)
	}
	metered := newMeter(response.Body, response.ContentLength, options.Progress)
	if _, err := io.Copy(target, metered); err != nil {
		return nil, err
	}
	return downloaded(response, metered)
}

// DownloadFile writes a file's bytes to a path, where they appear when all have arrived and are the right ones; until
// then, and after a failure, it stays as it was.
func (c *Client) DownloadFile(
	ctx context.Context, id api.FileID, path string, options *DownloadOptions,
) (result *Downloaded, err error) {
	name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()+".part")
	part, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			result = nil
			_ = os.Remove(name)
		}
	}()
	result, err = c.Download(ctx, id, part, options)
	if err = errors.Join(err, part.Close()); err != nil {
		return nil, err
	}
	return result, os.Rename(name, path)
}

var contentRange = regexp.MustCompile(`^bytes (\d+)-(\d+)/(\d+)$`)

func downloaded(response *http.Response, metered *meter) (*Downloaded, error) {
	header := response.Header
	result := &Downloaded{
		Length:    metered.done,
		Size:      metered.done,
		Partial:   response.StatusCode == http.StatusPartialContent,
		SHA256:    metered.sha256(),
		Name:      fileName(header.Get("Content-Disposition")),
		MediaType: header.Get("Content-Type"),
		ETag:      header.Get("ETag"),
	}
	if result.Partial {
		part := contentRange.FindStringSubmatch(header.Get("Content-Range"))
		if part == nil {
			return nil, errors.New("coffer: the service does not tell which part of the file it sent")
		}
		result.First, _ = strconv.ParseInt(part[1], 10, 64)
		result.Last, _ = strconv.ParseInt(part[2], 10, 64)
		result.Size, _ = strconv.ParseInt(part[3], 10, 64)
		return result, nil
	}
	if expected := sha256In(header.Get("Repr-Digest")); expected != "" {
		if expected != result.SHA256 {
			return nil, &DigestMismatchError{expected, result.SHA256}
		}
		result.Verified = true
	}
	return result, nil
}

var sha256Digest = regexp.MustCompile(`(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):`)

func sha256In(reprDigest string) string {
	found := sha256Digest.FindStringSubmatch(reprDigest)
	if found == nil {
		return ""
	}
	digest, err := base64.StdEncoding.DecodeString(found[1])
	if err != nil {
		return ""
	}
	return hex.EncodeToString(digest)
}

// fileName is that of RFC 6266, filename* before filename.
func fileName(disposition string) string {
	_, params, err := mime.ParseMediaType(disposition)
	if err != nil {
		return ""
	}
	return params["filename"]
}
