package coffer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Source is where the bytes of an upload come from.
type Source struct {
	name string
	// Bytes, or -1.
	size int64
	// Gives the bytes from the beginning. Called more than once only when repeatable.
	open       func() (io.ReadCloser, error)
	repeatable bool
	err        error
}

// FromFile reads the file at path, which gives its name to the upload.
func FromFile(path string) Source {
	info, err := os.Stat(path)
	if err != nil {
		return Source{err: err}
	}
	open := func() (io.ReadCloser, error) { return os.Open(path) }
	return Source{name: filepath.Base(path), size: info.Size(), open: open, repeatable: true}
}

// FromBytes sends the content.
func FromBytes(content []byte) Source {
	open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }
	return Source{size: int64(len(content)), open: open, repeatable: true}
}

// FromReader sends what reader has from where it stands to its end, and does not close it. When it can seek, it can be
// sent again. Otherwise size, in bytes, lets the service refuse early what is too large; -1 when it is not known.
func FromReader(reader io.Reader, size int64) Source {
	source := Source{size: size, open: func() (io.ReadCloser, error) { return io.NopCloser(reader), nil }}
	seeker, ok := reader.(io.Seeker)
	if !ok {
		return source
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil { // a pipe, for one
		return source
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return Source{err: err}
	}
	source.size = end - start
	source.repeatable = true
	source.open = func() (io.ReadCloser, error) {
		_, err := seeker.Seek(start, io.SeekStart)
		return io.NopCloser(reader), err
	}
	return source
}

func (s Source) sha256() ([]byte, error) {
	content, err := s.open()
	if err != nil {
		return nil, err
	}
	digest := sha256.New()
	_, err = io.Copy(digest, content)
	return digest.Sum(nil), errors.Join(err, content.Close())
}

// Progress is told the bytes of the file so far and in all; total is -1 when it is not known. A second try begins at 0.
type Progress func(done, total int64)

// meter counts and digests what is read through it. What is sent is read by a goroutine of the transport, so that a mutex
// makes its last call of progress visible to whoever asks for the digest afterwards.
type meter struct {
	reader   io.Reader
	progress Progress
	total    int64

	mutex  sync.Mutex
	done   int64
	digest hash.Hash
}

func newMeter(reader io.Reader, total int64, progress Progress) *meter {
	return &meter{reader: reader, progress: progress, total: total, digest: sha256.New()}
}

func (m *meter) Read(b []byte) (int, error) {
	n, err := m.reader.Read(b)
	if n > 0 {
		m.mutex.Lock()
		defer m.mutex.Unlock()
		m.done += int64(n)
		m.digest.Write(b[:n])
		if m.progress != nil {
			m.progress(m.done, m.total)
		}
	}
	return n, err
}

func (m *meter) sha256() string {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return hex.EncodeToString(m.digest.Sum(nil))
}
