package coffer

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"coffer.example/client/api"
	"github.com/google/uuid"
)

// ResumableOptions say more about a file that goes in pieces. All may be left out.
type ResumableOptions struct {
	UploadOptions
	// UploadID is of an upload that was broken off: it goes on after what the service has of it. One that the service does
	// not have any more, or that is of another size, is begun anew.
	UploadID api.UploadID
	// OnUpload is told the id of an upload that was begun: keep it, and give it as UploadID should this run break off.
	OnUpload func(api.UploadID)
	// Patience is how often in a row nothing may come through until the failure is returned; 5 when left out.
	Patience int
}

const (
	firstPiece = 1 << 20
	leastPiece = 64 << 10
	mostPiece  = 8 << 20
	// A piece that took this long is no reason to send larger ones.
	brisk = time.Second
)

// The bytes on their way, or a request before this one that the service still hears.
var passing = []int{408, 409, 423, 429, 460, 500, 502, 503, 504}

// UploadResumable stores a file in pieces (tus 1.0), and goes on after what has arrived when a connection breaks. Of the
// source no more is held than a piece. Progress tells what is stored for good. It needs the scope files:read beside
// files:write.
func (c *Client) UploadResumable(ctx context.Context, source Source, options *ResumableOptions) (*api.File, error) {
	if source.err != nil {
		return nil, source.err
	}
	if options == nil {
		options = &ResumableOptions{}
	}
	upload := &resumable{client: c, source: source, options: options}
	found, err := upload.kept(ctx)
	if err == nil && !found {
		err = upload.begin(ctx)
	}
	if err == nil {
		err = upload.send(ctx)
	}
	if err != nil {
		return nil, err
	}
	answer, err := c.api.GetFileWithResponse(ctx, upload.fileID, nil)
	if err != nil {
		return nil, err
	}
	if answer.JSON200 == nil {
		return nil, unexpected(answer.HTTPResponse)
	}
	return answer.JSON200, nil
}

type resumable struct {
	client  *Client
	source  Source
	options *ResumableOptions
	id      api.UploadID
	// All before it is stored for good.
	offset int64
	// The bytes are all there, and are this file.
	fileID api.FileID
}

// kept looks where an upload that was broken off is.
func (u *resumable) kept(ctx context.Context) (bool, error) {
	if u.options.UploadID == uuid.Nil {
		return false, nil
	}
	answer, err := u.client.api.GetUploadWithResponse(ctx, u.options.UploadID, nil)
	var problem *ProblemError
	if errors.As(err, &problem) && (problem.Status == http.StatusNotFound || problem.Status == http.StatusGone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	length := answer.HTTPResponse.Header.Get("Upload-Length")
	if length != "" && u.source.size >= 0 && length != strconv.FormatInt(u.source.size, 10) {
		return false, nil
	}
	u.id = u.options.UploadID
	return true, u.isAt(answer.HTTPResponse)
}

func (u *resumable) begin(ctx context.Context) error {
	digest, err := u.source.reprDigest(u.options.SHA256)
	if err != nil {
		return err
	}
	metadata := u.metadata()
	params := &api.CreateUploadParams{TusResumable: "1.0.0", UploadMetadata: &metadata, ReprDigest: digest}
	if u.source.size < 0 {
		params.UploadDeferLength = Ptr(api.CreateUploadParamsUploadDeferLength("1"))
	} else {
		params.UploadLength = &u.source.size
	}
	request, err := api.NewCreateUploadRequestWithBody(u.client.server, params, "", http.NoBody)
	if err != nil {
		return err
	}
	request.Header.Del("Content-Type")
	response, err := u.answer(ctx, request)
	if err != nil {
		return err
	}
	if u.id, err = uuid.Parse(lastPart(response.Header.Get("Location"))); err != nil {
		return unexpected(response)
	}
	if u.options.OnUpload != nil {
		u.options.OnUpload(u.id)
	}
	return u.isAt(response)
}

func (u *resumable) send(ctx context.Context) error {
	pieces := &pieces{source: u.source, position: u.offset}
	defer pieces.close()
	length, failures, lost := firstPiece, 0, false
	for u.fileID == uuid.Nil {
		u.tell()
		offset := u.offset
		var err error
		if lost {
			// Nobody here knows how much of the piece has arrived.
			err = u.find(ctx)
		} else {
			content, last, failure := pieces.from(offset, length)
			if failure != nil {
				return failure
			}
			began := time.Now()
			err = u.append(ctx, content, last)
			if err == nil && time.Since(began) < brisk {
				length = min(2*length, mostPiece)
			}
		}
		if u.offset > offset {
			failures = 0
		}
		if lost = err != nil; !lost {
			continue
		}
		failures++
		if failures > u.patience() || !mayPass(ctx, err) {
			return err
		}
		length = max(length/4, leastPiece)
		pause := time.Duration(float64(250*time.Millisecond<<min(failures, 10)) * (0.5 + rand.Float64()))
		if err := sleep(ctx, pause); err != nil {
			return err
		}
	}
	u.tell()
	return nil
}

func (u *resumable) find(ctx context.Context) error {
	answer, err := u.client.api.GetUploadWithResponse(ctx, u.id, nil)
	if err != nil {
		return err
	}
	return u.isAt(answer.HTTPResponse)
}

func (u *resumable) append(ctx context.Context, content []byte, last bool) error {
	digest := sha256.Sum256(content)
	checksum := "sha256 " + base64.StdEncoding.EncodeToString(digest[:])
	end := u.offset + int64(len(content))
	if size := u.source.size; size >= 0 && (last && end != size || !last && end >= size) {
		return fmt.Errorf("coffer: the source does not have the %d bytes that were told", size)
	}
	params := &api.AppendUploadParams{TusResumable: "1.0.0", UploadOffset: u.offset, UploadChecksum: &checksum}
	if last {
		params.UploadLength = &end
	}
	request, err := api.NewAppendUploadRequestWithBody(
		u.client.server, u.id, params, "application/offset+octet-stream", bytes.NewReader(content))
	if err != nil {
		return err
	}
	response, err := u.answer(ctx, request)
	if err != nil {
		return err
	}
	return u.isAt(response)
}

func (u *resumable) answer(ctx context.Context, request *http.Request) (*http.Response, error) {
	response, err := (&doer{u.client.http}).Do(request.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	return response, response.Body.Close()
}

func (u *resumable) isAt(response *http.Response) error {
	offset, err := strconv.ParseInt(response.Header.Get("Upload-Offset"), 10, 64)
	if err != nil {
		return unexpected(response)
	}
	u.offset = offset
	if file := response.Header.Get("Coffer-File-Id"); file != "" {
		u.fileID, err = uuid.Parse(file)
	}
	return err
}

func (u *resumable) tell() {
	if u.options.Progress != nil {
		u.options.Progress(u.offset, u.source.size)
	}
}

func (u *resumable) patience() int {
	if u.options.Patience == 0 {
		return 5
	}
	return u.options.Patience
}

// metadata has keys and values in base64 (tus 1.0.0, section Creation).
func (u *resumable) metadata() string {
	var pairs []string
	tell := func(key, text string) {
		if text != "" {
			pairs = append(pairs, key+" "+base64.StdEncoding.EncodeToString([]byte(text)))
		}
	}
	tell("filename", orElse(u.options.Name, u.source.name))
	tell("filetype", orOctets(u.options.MediaType))
	tell("description", u.options.Description)
	if len(u.options.Tags) > 0 {
		tags, _ := json.Marshal(u.options.Tags)
		tell("tags", string(tags))
	}
	if u.options.Metadata != nil {
		metadata, _ := json.Marshal(u.options.Metadata)
		tell("metadata", string(metadata))
	}
	tell("folder", u.options.Folder)
	return strings.Join(pairs, ",")
}

func mayPass(ctx context.Context, err error) bool {
	var problem *ProblemError
	if errors.As(err, &problem) {
		return slices.Contains(passing, problem.Status)
	}
	var lost *url.Error
	if !errors.As(err, &lost) || ctx.Err() != nil {
		return false
	}
	return isConnectionFailure(ctx, err) || errors.Is(err, os.ErrDeadlineExceeded)
}

// pieces are the bytes of a source from a position on, read once and forwards. A piece that was handed out is held until a
// later position is asked for.
type pieces struct {
	source   Source
	content  io.ReadCloser
	position int64
	held     []byte
	ended    bool
}

func (p *pieces) from(offset int64, length int) (piece []byte, last bool, err error) {
	if p.content == nil {
		if err := p.open(offset); err != nil {
			return nil, false, err
		}
	}
	p.held = p.held[:copy(p.held, p.held[offset-p.position:])]
	p.position = offset
	// One byte more than is wanted tells that there are more.
	for len(p.held) <= length && !p.ended {
		p.held = slices.Grow(p.held, length+1-len(p.held))
		n, err := p.content.Read(p.held[len(p.held) : length+1])
		p.held = p.held[:len(p.held)+n]
		if err != nil && err != io.EOF {
			return nil, false, err
		}
		p.ended = err == io.EOF
	}
	// A copy, because a transport may still read what it has given up.
	return slices.Clone(p.held[:min(length, len(p.held))]), p.ended && len(p.held) <= length, nil
}

func (p *pieces) open(offset int64) error {
	content, err := p.source.open()
	if err != nil {
		return err
	}
	p.content = content
	if seeker, ok := content.(io.Seeker); ok {
		_, err = seeker.Seek(offset, io.SeekStart)
		return err
	}
	_, err = io.CopyN(io.Discard, content, offset)
	return err
}

func (p *pieces) close() {
	if p.content != nil {
		_ = p.content.Close()
	}
}
