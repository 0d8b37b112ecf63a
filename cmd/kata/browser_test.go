//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"
)

// browser is a headless Chromium that is spoken to over two pipes: commands
// go in and answers and events come out, each a JSON object that ends with a
// zero byte (its DevTools protocol). Nothing listens on the network.
type browser struct {
	t       *testing.T
	cmd     *exec.Cmd
	in      *os.File
	out     *bufio.Reader
	said    bytes.Buffer
	session string
	last    int
	events  []message
	ended   sync.Once
}

// message is an answer, with the number of its command, or an event.
type message struct {
	ID     int             `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// findBrowser gives the program, or skips the test and says so.
func findBrowser(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("skipped: no Chromium is installed; the report was not looked at in a browser")
	return ""
}

// openBrowser starts a browser with an empty page. It is without its sandbox,
// which containers often refuse: it opens nothing but pages of ours. It finds
// no host, so that what it asks for on its own behalf goes nowhere.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	path := findBrowser(t)
	b := &browser{t: t}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(stop)
	b.cmd = exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--user-data-dir="+t.TempDir(), "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe", "about:blank")
	b.cmd.Stderr = &b.said
	fromUs, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, toUs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	b.cmd.ExtraFiles = []*os.File{fromUs, toUs} // its files 3 and 4
	b.in, b.out = in, bufio.NewReader(out)
	b.cmd.WaitDelay = 10 * time.Second
	if err := b.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	fromUs.Close()
	toUs.Close()
	t.Cleanup(func() { b.close(); in.Close(); out.Close() })
	b.attach()
	return b
}

// attach turns to the first page and has its events reported.
func (b *browser) attach() {
	b.t.Helper()
	var made struct {
		TargetID string `json:"targetId"`
	}
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &made)
	var attached struct {
		SessionID string `json:"sessionId"`
	}
	b.call("Target.attachToTarget", map[string]any{"targetId": made.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network", "Audits", "Accessibility"} {
		b.call(domain+".enable", nil, nil)
	}
}

// call sends a command and waits for its answer; events on the way are kept.
func (b *browser) call(method string, params map[string]any, result any) {
	b.t.Helper()
	b.last++
	command := map[string]any{"id": b.last, "method": method}
	if params != nil {
		command["params"] = params
	}
	if b.session != "" {
		command["sessionId"] = b.session
	}
	text, err := json.Marshal(command)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.in.Write(append(text, 0)); err != nil {
		b.t.Fatalf("%s: %v\n%s", method, err, b.said.String())
	}
	for {
		m := b.read()
		switch {
		case m.ID == 0:
			b.events = append(b.events, m)
		case m.ID != b.last:
		case m.Error != nil:
			b.t.Fatalf("%s: %s", method, m.Error.Message)
		default:
			if result != nil {
				if err := json.Unmarshal(m.Result, result); err != nil {
					b.t.Fatal(err)
				}
			}
			return
		}
	}
}

func (b *browser) read() message {
	b.t.Helper()
	text, err := b.out.ReadBytes(0)
	if err != nil {
		b.close()
		b.t.Fatalf("the browser ended: %v\n%s", err, b.said.String())
	}
	var m message
	if err := json.Unmarshal(text[:len(text)-1], &m); err != nil {
		b.t.Fatal(err)
	}
	return m
}

// open loads a page and waits until it stands.
func (b *browser) open(url string) {
	b.t.Helper()
	from := len(b.events)
	var went struct {
		ErrorText string `json:"errorText"`
	}
	b.call("Page.navigate", map[string]any{"url": url}, &went)
	if went.ErrorText != "" {
		b.t.Fatalf("%s: %s", url, went.ErrorText)
	}
	for {
		for _, e := range b.events[from:] {
			if e.Method == "Page.loadEventFired" {
				return
			}
		}
		from = len(b.events)
		if m := b.read(); m.ID == 0 {
			b.events = append(b.events, m)
		}
	}
}

// look sets the width of the window, in CSS pixels, and the colour scheme.
func (b *browser) look(width int, scheme string) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}, nil)
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
}

// ask evaluates an expression in the page. The page itself runs no script;
// this comes from outside of it.
func (b *browser) ask(expression string, result any) {
	b.t.Helper()
	var answer struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		ExceptionDetails json.RawMessage `json:"exceptionDetails"`
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, answer.ExceptionDetails)
	}
	if err := json.Unmarshal(answer.Result.Value, result); err != nil {
		b.t.Fatal(err)
	}
}

// photograph writes the whole page as a picture.
func (b *browser) photograph(file string) {
	b.t.Helper()
	var shot struct {
		Data string `json:"data"`
	}
	b.call("Page.captureScreenshot", map[string]any{"captureBeyondViewport": true}, &shot)
	picture, err := base64.StdEncoding.DecodeString(shot.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// close ends the browser and waits for it.
func (b *browser) close() {
	b.ended.Do(func() {
		fmt.Fprintf(b.in, `{"id":%d,"method":"Browser.close"}`+"\x00", b.last+1)
		_ = b.cmd.Wait()
	})
}
