// The story that every client tells: each line is printed after what it says was seen.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	coffer "coffer.example/client"
	"coffer.example/client/api"
	"github.com/google/uuid"
	"github.com/oapi-codegen/runtime/types"
)

const (
	password = "correct horse battery staple"
	size     = 64 << 20
	// Of the files that go in pieces.
	resumableSize = 16 << 20
)

// block is what comes again in the large file every 64 KiB.
var block = func() []byte {
	bytes := make([]byte, 65_536)
	for i := range bytes {
		bytes[i] = byte(i*31 + (i>>8)*17 + 7)
	}
	return bytes
}()

func main() {
	folder := must(os.MkdirTemp("", "coffer-scenario-"))
	ok := succeeds("the scenario", func() { tell(context.Background(), os.Getenv("COFFER_URL"), folder) })
	for _, each := range cases {
		ok = succeeds(each.name, func() { each.run(folder) }) && ok
	}
	_ = os.RemoveAll(folder)
	if !ok {
		os.Exit(1)
	}
}

// succeeds tells on standard error what failed.
func succeeds(name string, run func()) (ok bool) {
	defer func() {
		if failure := recover(); failure != nil {
			fmt.Fprintf(os.Stderr, "%s failed: %v\n", name, failure)
		}
	}()
	run()
	return true
}

func tell(ctx context.Context, url, folder string) {
	client := signInAndRefresh(ctx, url)
	transferLargeFile(ctx, client, folder)
	sendInPieces(ctx, client, folder)
	first := makeSmallFiles(ctx, client)
	listAndSearch(ctx, client)
	change(ctx, client, first)
	trashAndRestore(ctx, client, first)
	meetProblems(ctx, client)
	email := must(client.API().GetMeWithResponse(ctx, nil)).JSON200.Email
	lookAtSessions(ctx, client, url, email)
	lookAtActivity(ctx, client)
	useKey(ctx, client, url, first)
	addSecondFactor(ctx, client, url, email)
	endSession(ctx, client)
}

func signInAndRefresh(ctx context.Context, url string) *coffer.Client {
	email := types.Email("scenario-" + uuid.NewString() + "@example.org")
	stranger := must(coffer.New(url))
	registration := must(stranger.API().RegisterUserWithResponse(ctx, nil, api.NewUser{Email: string(email), Password: password}))
	fmt.Printf("register: %s\n", registration.JSON202.Status)

	session := must(stranger.SignIn(ctx, string(email), password))
	fmt.Printf("log in: %s, expires in %d s\n", session.TokenType, session.ExpiresIn)
	me := must(stranger.API().GetMeWithResponse(ctx, nil))
	check(me.JSON200.Email == string(email), "me is", me.JSON200)
	fmt.Println("me: the registered address")

	var kept []*coffer.Tokens
	client := must(coffer.New(url,
		coffer.WithTokens(coffer.Tokens{AccessToken: "invalid", RefreshToken: session.RefreshToken}),
		coffer.OnTokens(func(tokens *coffer.Tokens) { kept = append(kept, tokens) })))
	var all sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		all.Add(1)
		go func() {
			defer all.Done()
			me, err := client.API().GetMeWithResponse(ctx, nil)
			if err == nil && me.JSON200.Email != string(email) {
				err = errors.New("somebody else")
			}
			errs[i] = err
		}()
	}
	all.Wait()
	check(errors.Join(errs...) == nil, errs)
	check(len(kept) == 1 && kept[0] == client.Tokens(), "tokens were told", len(kept), "times")
	fmt.Println("refresh: 8 parallel calls with an invalid access token all succeeded")
	return client
}

func transferLargeFile(ctx context.Context, client *coffer.Client, folder string) {
	path := filepath.Join(folder, "large.bin")
	digest := writeLargeFile(path, size)
	var sent int64
	file := must(client.Upload(ctx, coffer.FromFile(path), &coffer.UploadOptions{
		Progress: func(done, total int64) {
			check(done > sent && total == size, "progress", done, total)
			sent = done
		},
	}))
	check(file.Name == "large.bin" && file.Sha256 == digest, "stored", file)
	fmt.Printf("upload: %d bytes, sha256 %s, progress ended at %d\n", file.Size, file.Sha256, sent)

	var received int64
	copied := filepath.Join(folder, "copy.bin")
	whole := must(client.DownloadFile(ctx, file.ID, copied, &coffer.DownloadOptions{
		Progress: func(done, total int64) {
			check(done > received && total == size, "progress", done, total)
			received = done
		},
	}))
	check(whole.Verified && whole.Name == "large.bin" && digestOf(copied) == digest, "downloaded", whole)
	fmt.Printf("download: %d bytes, digest equal, progress ended at %d\n", whole.Length, received)

	var buffer bytes.Buffer
	part := must(client.Download(ctx, file.ID, &buffer, &coffer.DownloadOptions{Range: coffer.Bytes(1000, 1999)}))
	check(part.Partial && bytes.Equal(buffer.Bytes(), block[1000:2000]), "range", part)
	fmt.Printf("range: bytes %d-%d/%d, %d bytes equal\n", part.First, part.Last, part.Size, buffer.Len())
	otherRanges(ctx, client, file.ID, whole.ETag)
	check(os.Remove(path) == nil && os.Remove(copied) == nil, "files stay")
}

func writeLargeFile(path string, size int) string {
	file := must(os.Create(path))
	digest := sha256.New()
	for range size / len(block) {
		must(io.MultiWriter(file, digest).Write(block))
	}
	check(file.Close() == nil, "the large file cannot be written")
	return hex.EncodeToString(digest.Sum(nil))
}

// sendInPieces while connections break, and once the run itself.
func sendInPieces(ctx context.Context, client *coffer.Client, folder string) {
	path := filepath.Join(folder, "pieces.bin")
	digest := writeLargeFile(path, resumableSize)
	file := must(client.UploadResumable(ctx, coffer.FromFile(path), &coffer.ResumableOptions{
		UploadOptions: coffer.UploadOptions{Folder: "/large"},
	}))
	check(file.Name == "pieces.bin" && file.Folder == "/large", "stored", file)
	fmt.Printf("resumable: %d bytes, sha256 %s, although connections broke\n", file.Size, file.Sha256)

	var begun api.UploadID
	stoppable, stop := context.WithCancel(ctx)
	_, err := client.UploadResumable(stoppable, coffer.FromFile(path), &coffer.ResumableOptions{
		UploadOptions: coffer.UploadOptions{Progress: func(done, total int64) {
			check(total == resumableSize, "progress", done, total)
			if done > 0 {
				stop()
			}
		}},
		OnUpload: func(id api.UploadID) { begun = id },
	})
	check(errors.Is(err, context.Canceled), err)
	source := must(os.Open(path))
	again := must(client.UploadResumable(ctx, coffer.FromReader(source, -1), &coffer.ResumableOptions{UploadID: begun}))
	check(again.Sha256 == digest && source.Close() == nil, again)
	fmt.Printf("resumable: %d bytes, broken off and gone on with\n", again.Size)

	stream := coffer.FromReader(io.MultiReader(strings.NewReader("one "), strings.NewReader("two")), -1)
	unknown := must(client.UploadResumable(ctx, stream, &coffer.ResumableOptions{
		UploadOptions: coffer.UploadOptions{Tags: []string{"a"}, Metadata: map[string]string{"b": "c"}},
	}))
	check(unknown.Size == 7 && slices.Equal(unknown.Tags, []string{"a"}), unknown)
	for _, stored := range []*api.File{file, again, unknown} {
		must(client.API().DeleteFileWithResponse(ctx, stored.ID, &api.DeleteFileParams{Permanent: coffer.Ptr(true)}))
	}
	check(os.Remove(path) == nil, "the file stays")
}

func digestOf(path string) string {
	file := must(os.Open(path))
	defer func() { _ = file.Close() }()
	digest := sha256.New()
	must(io.Copy(digest, file))
	return hex.EncodeToString(digest.Sum(nil))
}

func otherRanges(ctx context.Context, client *coffer.Client, id api.FileID, etag string) {
	for _, options := range []*coffer.DownloadOptions{
		{Range: coffer.LastBytes(10), IfRange: etag},
		{Range: coffer.BytesFrom(size - 10)},
	} {
		var buffer bytes.Buffer
		must(client.Download(ctx, id, &buffer, options))
		check(bytes.Equal(buffer.Bytes(), block[len(block)-10:]), options)
	}
	_, err := client.Download(ctx, id, io.Discard, &coffer.DownloadOptions{Range: coffer.BytesFrom(size)})
	check(coffer.KindOf(err) == "range-not-satisfiable", err)
}

// makeSmallFiles uploads from each kind of source and returns the first file.
func makeSmallFiles(ctx context.Context, client *coffer.Client) *api.File {
	var files []*api.File
	for n := range 5 {
		content := fmt.Appendf(nil, "figures %d", n)
		source := coffer.FromBytes(content)
		switch n {
		case 1:
			source = coffer.FromReader(bytes.NewReader(content), -1)
		case 2:
			source = coffer.FromReader(io.MultiReader(bytes.NewReader(content)), -1)
		case 3:
			source = coffer.FromReader(io.MultiReader(bytes.NewReader(content)), int64(len(content)))
		}
		files = append(files, uploadSmall(ctx, client, n, source))
		digest := sha256.Sum256(content)
		check(files[n].Sha256 == hex.EncodeToString(digest[:]), "stored", files[n])
	}
	fmt.Printf("small files: %d uploaded with description and tags\n", len(files))
	return files[0]
}

func uploadSmall(ctx context.Context, client *coffer.Client, n int, source coffer.Source) *api.File {
	tag := "odd"
	if n == 1 || n == 3 {
		tag = "even"
	}
	options := coffer.UploadOptions{
		Name:        fmt.Sprintf("figures-%d.txt", n),
		MediaType:   "text/plain",
		Description: fmt.Sprintf("Figures %d", n),
		Tags:        []string{tag},
		Metadata:    map[string]string{"größe": `klein; "so"`},
		Folder:      "/figures",
	}
	file := must(client.Upload(ctx, source, &options))
	check(file.Name == options.Name && file.MediaType == "text/plain" && file.Description == options.Description, file)
	check(slices.Equal(file.Tags, options.Tags) && maps.Equal(file.Metadata, options.Metadata), file)
	return file
}

func endSession(ctx context.Context, client *coffer.Client) {
	must(client.API().RevokeSessionWithResponse(ctx, "current"))
	_, err := client.API().GetMeWithResponse(ctx, nil)
	var ended *coffer.SessionEndedError
	check(errors.As(err, &ended) && ended.Refusal.Kind == "invalid-grant" && client.Tokens() == nil, err)
	problem := problemIn(err)
	fmt.Printf("revoke: %d %s\n", problem.Status, problem.Kind)
}

func problemIn(err error) *coffer.ProblemError {
	var problem *coffer.ProblemError
	check(errors.As(err, &problem), "no problem but", err)
	return problem
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func check(holds bool, told ...any) {
	if !holds {
		panic(fmt.Sprintln(told...))
	}
}
