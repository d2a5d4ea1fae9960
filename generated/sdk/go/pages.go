package coffer

import (
	"context"
	"iter"

	"coffer.example/client/api"
)

// Ptr is for what the contract lets out: Limit: coffer.Ptr(int32(50)).
func Ptr[T any](value T) *T { return &value }

// AllFiles are the files on all pages, fetched as they are needed; Limit is the size of a page and Cursor where to begin.
// An error ends them.
func (c *Client) AllFiles(ctx context.Context, params *api.ListFilesParams) iter.Seq2[api.File, error] {
	var own api.ListFilesParams
	if params != nil {
		own = *params
	}
	return all(own.Cursor, func(cursor *string) ([]api.File, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListFilesWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllSessions are the places where the account is signed in, as AllFiles has files.
func (c *Client) AllSessions(ctx context.Context, params *api.ListSessionsParams) iter.Seq2[api.SessionSummary, error] {
	var own api.ListSessionsParams
	if params != nil {
		own = *params
	}
	return all(own.Cursor, func(cursor *string) ([]api.SessionSummary, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListSessionsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

func all[T any](cursor *string, page func(cursor *string) ([]T, string, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			items, next, err := page(cursor)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if next == "" {
				return
			}
			cursor = &next
		}
	}
}
