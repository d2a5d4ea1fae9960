// Lists, changes, trash and problems.

package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	coffer "coffer.example/client"
	"coffer.example/client/api"
	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"
)

func listAndSearch(ctx context.Context, client *coffer.Client) {
	pages := 0
	params := api.ListFilesParams{Limit: coffer.Ptr(int32(2))}
	for {
		page := must(client.API().ListFilesWithResponse(ctx, &params)).JSON200
		check(len(page.Items) == 2, "page", page)
		pages++
		if page.NextCursor == "" {
			break
		}
		params.Cursor = &page.NextCursor
	}
	all := allNames(client.AllFiles(ctx, &api.ListFilesParams{Limit: coffer.Ptr(int32(2))}))
	fmt.Printf("list: %d files on %d pages of 2\n", len(slices.Compact(slices.Sorted(slices.Values(all)))), pages)

	even := allNames(client.AllFiles(ctx, &api.ListFilesParams{
		Tag: coffer.Ptr("even"), Sort: coffer.Ptr(api.ListFilesParamsSortName),
	}))
	check(slices.Equal(even, []string{"figures-1.txt", "figures-3.txt"}), even)
	fmt.Printf("search: %d of tag even\n", len(even))
	figures := must(client.API().ListFilesWithResponse(ctx, &api.ListFilesParams{
		Folder: coffer.Ptr("/figures"), Count: coffer.Ptr(api.ListFilesParamsCountExact),
	}))
	fmt.Printf("folder: %d in /figures\n", *figures.JSON200.Total)
	for range client.AllFiles(ctx, nil) {
		break // the pages after are not asked for
	}
}

func allNames(files func(func(api.File, error) bool)) []string {
	var names []string
	for file, err := range files {
		check(err == nil, err)
		names = append(names, file.Name)
	}
	return names
}

func change(ctx context.Context, client *coffer.Client, file *api.File) {
	answer := must(client.API().GetFileWithResponse(ctx, file.ID, nil))
	etag := answer.HTTPResponse.Header.Get("ETag")
	same := must(client.API().GetFileWithResponse(ctx, file.ID, &api.GetFileParams{IfNoneMatch: &etag}))
	check(same.StatusCode() == http.StatusNotModified && same.JSON200 == nil, same.Status())

	params := api.UpdateFileParams{IfMatch: &etag}
	update := func(params *api.UpdateFileParams, patch api.FilePatch) (*api.UpdateFileResponse, error) {
		return client.API().UpdateFileWithApplicationMergePatchPlusJSONBodyWithResponse(ctx, file.ID, params, patch)
	}
	patch := api.FilePatch{Description: nullable.NewNullableWithValue("Changed")}
	changed := must(update(&params, patch)).JSON200
	check(changed.Description == "Changed" && changed.Name == file.Name, changed)
	fmt.Printf("update: description changed, version %d\n", changed.Version)
	_, err := update(&params, patch)
	problem := problemIn(err)
	fmt.Printf("conflict: %d %s\n", problem.Status, problem.Kind)

	cleared := must(update(nil, api.FilePatch{Description: nullable.NewNullNullable[string]()})).JSON200
	check(cleared.Description == "" && slices.Equal(cleared.Tags, file.Tags), cleared)
}

func trashAndRestore(ctx context.Context, client *coffer.Client, file *api.File) {
	count := func(state api.ListFilesParamsState) int64 {
		exact := api.ListFilesParamsCountExact
		params := api.ListFilesParams{State: &state, Count: &exact, Limit: coffer.Ptr(int32(1))}
		return *must(client.API().ListFilesWithResponse(ctx, &params)).JSON200.Total
	}
	must(client.API().DeleteFileWithResponse(ctx, file.ID, nil))
	fmt.Printf("trash: %d active, %d trashed\n", count("active"), count("trashed"))
	must(client.API().RestoreFileWithResponse(ctx, file.ID, nil))
	fmt.Printf("restore: %d active, %d trashed\n", count("active"), count("trashed"))
}

func meetProblems(ctx context.Context, client *coffer.Client) {
	_, err := client.API().ListFilesWithResponse(ctx, &api.ListFilesParams{Limit: coffer.Ptr(int32(1000))})
	problem := problemIn(err)
	var pointers []string
	for _, field := range problem.Errors {
		pointers = append(pointers, field.Pointer)
	}
	fmt.Printf("bad input: %d %s at %s\n", problem.Status, problem.Kind, strings.Join(pointers, ","))

	_, err = client.API().GetFileWithResponse(ctx, uuid.New(), nil)
	problem = problemIn(err)
	check(problem.Instance == "/requests/"+problem.RequestID, problem.Document)
	fmt.Printf("missing: %d %s\n", problem.Status, problem.Kind)

	fault := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Fault", "503-once")
		request.Header.Set("X-Fault-Id", uuid.NewString())
		return nil
	}
	version := must(client.API().GetVersionWithResponse(ctx, fault)).JSON200
	check(version.Name == "coffer", version)
	fmt.Println("retry: succeeded after 503")
}
