package coffer

import "iter"

// Ptr is for what the contract lets out: Limit: coffer.Ptr(int32(50)).
func Ptr[T any](value T) *T { return &value }

// given is a copy, so that what the caller passed stays as it is.
func given[T any](params *T) T {
	var own T
	if params != nil {
		own = *params
	}
	return own
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
