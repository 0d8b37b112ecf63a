package main

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program: scripts and terminals run it
// under the name kata.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kata": main})
}

// TestScripts runs the program as its users see it: each file of
// testdata/script is one story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"repeat": repeat, "bytes": writeBytes, "hasbytes": hasBytes,
		},
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("LANG", "C.UTF-8")
			e.Setenv("KATA_CONTENT", "")
			return nil
		},
	})
}

// repeat FILE N LINE adds a line to a file N times: large files are made, not
// kept.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat FILE N LINE")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	name := ts.MkAbs(args[0])
	before, err := os.ReadFile(name)
	if !os.IsNotExist(err) {
		ts.Check(err)
	}
	ts.Check(os.WriteFile(name, append(before, strings.Repeat(args[2]+"\n", n)...), 0o666))
}

// bytes FILE HEX writes a file of bytes that a script could not hold.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE HEX")
	}
	text, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o666))
}

// hasbytes FILE HEX holds that a file has these bytes in a row.
func hasBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hasbytes FILE HEX")
	}
	want, err := hex.DecodeString(args[1])
	ts.Check(err)
	if !bytes.Contains([]byte(ts.ReadFile(args[0])), want) {
		ts.Fatalf("%s does not hold the bytes %s", args[0], args[1])
	}
}
