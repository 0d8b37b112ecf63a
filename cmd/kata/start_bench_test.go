package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkStart measures whole processes side by side: a bare cobra program,
// kata version, and kata start up to the end of its first screen. Compare the
// rows of one run with each other; the figure to hold is twice the bare one.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	build := func(name, pkg string) string {
		out := filepath.Join(dir, name)
		cmd := exec.Command("go", "build", "-o", out, pkg)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
		return out
	}
	bare, kata := build("bare", "./testdata/bare"), build("kata", ".")
	run := func(name string, args ...string) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				cmd := exec.Command(name, args...)
				cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+filepath.Join(dir, "data"))
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("bare", run(bare, "version"))
	b.Run("version", run(kata, "version"))
	b.Run("first-screen", func(b *testing.B) {
		for b.Loop() {
			firstScreen(b, kata, dir)
		}
	})
}

// firstScreen starts a lesson whose input stays open, reads up to the last
// line of the first screen, and ends it.
func firstScreen(b *testing.B, kata, dir string) {
	cmd := exec.Command(kata, "start")
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+filepath.Join(dir, "data"))
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	var seen bytes.Buffer
	buf := make([]byte, 8<<10)
	for !strings.Contains(seen.String(), "lagging-follower.md") {
		n, err := out.Read(buf)
		seen.Write(buf[:n])
		if err != nil {
			b.Fatalf("%v before the first screen was shown: %s%s", err, seen.String(), errs.String())
		}
	}
	b.StopTimer()
	defer b.StartTimer()
	in.Close()
	_, _ = io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil {
		b.Fatal(err)
	}
}
