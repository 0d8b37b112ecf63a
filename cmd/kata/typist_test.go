//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// typist sits at a terminal in which the program runs: it reads what is on
// the screen and types.
type typist struct {
	t      *testing.T
	tty    *os.File
	cmd    *exec.Cmd
	mu     sync.Mutex
	seen   strings.Builder
	from   int // what was waited for before this is not looked at again
	closed chan struct{}
}

// sitDown starts the program in a terminal of a size. Env is added to an
// environment that names no user and no locale.
func sitDown(t *testing.T, cols, rows uint16, env []string, args ...string) *typist {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "kata")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Env = append([]string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + t.TempDir()}, env...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: cols, Rows: rows})
	if err != nil {
		t.Skipf("no terminal can be opened here: %v", err)
	}
	p := &typist{t: t, tty: tty, cmd: cmd, closed: make(chan struct{})}
	go p.read()
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = tty.Close() })
	return p
}

func (p *typist) read() {
	defer close(p.closed)
	buf := make([]byte, 4096)
	for {
		n, err := p.tty.Read(buf)
		p.mu.Lock()
		p.seen.Write(buf[:n])
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// screen gives all that was shown so far, without the carriage returns.
func (p *typist) screen() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.ReplaceAll(p.seen.String(), "\r", "")
}

// sees waits until a text is shown, behind what was waited for before.
func (p *typist) sees(text string) {
	p.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for time.Now().Before(deadline) {
		if all := p.screen(); len(all) >= p.from {
			if i := strings.Index(all[p.from:], text); i >= 0 {
				p.from += i + len(text)
				return
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	p.t.Fatalf("%q was not shown; the screen since the last look:\n%s", text, p.screen()[p.from:])
}

// types sends keys; "\n" is Enter.
func (p *typist) types(keys string) {
	p.t.Helper()
	if _, err := p.tty.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// exits waits for the end of the program and gives its exit code.
func (p *typist) exits() int {
	p.t.Helper()
	done := make(chan error, 1)
	go func() { done <- p.cmd.Wait() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		p.t.Fatalf("the program did not end; the screen:\n%s", p.screen())
	}
	<-p.closed
	return p.cmd.ProcessState.ExitCode()
}

// dies kills the program as a power cut would.
func (p *typist) dies() {
	p.t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	_ = p.cmd.Wait()
	<-p.closed
}
