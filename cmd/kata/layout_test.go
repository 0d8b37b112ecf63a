package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "example.com/kata"

// folders stand in the order in which they may import: each its own and those
// to its left.
var folders = []string{"kata", "answers", "grader", "content", "cmd"}

// doors names, for each outside library, the packages that may import it (in
// code that is not a test), and why.
var doors = map[string]struct {
	packages []string
	why      string
}{
	"gopkg.in/yaml.v3":                    {[]string{"kata/strictyaml"}, "its decoder panics and drops values: only its parser is used, in one place"},
	"github.com/yuin/goldmark":            {[]string{"kata/markdown"}, "one reading of Markdown for terminal and HTML"},
	"github.com/spf13/cobra":              {[]string{"cmd/kata"}, "commands are the outermost ring"},
	"golang.org/x/term":                   {[]string{"cmd/kata/terminal"}, "one place knows terminals"},
	"charm.land/bubbletea":                {[]string{"cmd/kata/terminal"}, "one answer box"},
	"github.com/rivo/uniseg":              {[]string{"kata/markdown", "cmd/kata/terminal", "kata/replication/spacetime"}, "display width"},
	"golang.org/x/text":                   {[]string{"grader/text"}, "one folding of text"},
	"github.com/blevesearch/snowballstem": {[]string{"grader/text"}, "one stemmer"},
	"github.com/gofrs/flock":              {[]string{"answers"}, "one lock"},
	"golang.org/x/sys":                    {nil, "nothing needs it directly"},
	"github.com/rogpeppe/go-internal":     {nil, "tests only"},
	"github.com/google/go-cmp":            {nil, "tests only"},
	"pgregory.net/rapid":                  {nil, "tests only"},
	"github.com/creack/pty":               {nil, "tests only"},
	"golang.org/x/net":                    {nil, "tests only"},
}

// standardLibraryOnly lists the packages that must stay free of every outside
// library and of the rest of the house.
var standardLibraryOnly = []string{"kata", "kata/replication"}

type goFile struct {
	pkg  string // "kata/diag"
	name string
	test bool
	ast  *ast.File
	fset *token.FileSet
	text string
}

// sources parses every Go file of the module.
func sources(t *testing.T) []goFile {
	t.Helper()
	root := filepath.Join("..", "..")
	var out []goFile
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || (strings.HasPrefix(d.Name(), ".") && p != root)) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") {
			return nil
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, p, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(p))
		if err != nil {
			return err
		}
		out = append(out, goFile{filepath.ToSlash(rel), filepath.Base(p), strings.HasSuffix(p, "_test.go"), f, fset, string(text)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func folder(pkg string) int { return slices.Index(folders, strings.SplitN(pkg, "/", 2)[0]) }

func imports(f goFile) []string {
	var out []string
	for _, spec := range f.ast.Imports {
		out = append(out, strings.Trim(spec.Path.Value, `"`))
	}
	return out
}

func TestImportsGoLeft(t *testing.T) {
	for _, f := range sources(t) {
		if folder(f.pkg) < 0 {
			t.Errorf("%s/%s: the top level is %v", f.pkg, f.name, folders)
			continue
		}
		for _, imp := range imports(f) {
			inner, ok := strings.CutPrefix(imp, module+"/")
			if !ok {
				continue
			}
			if folder(inner) > folder(f.pkg) {
				t.Errorf("%s/%s imports %s, which stands to its right in %v", f.pkg, f.name, inner, folders)
			}
			if !f.test && slices.Contains(standardLibraryOnly, f.pkg) {
				t.Errorf("%s/%s imports %s, and %s needs the standard library alone", f.pkg, f.name, inner, f.pkg)
			}
			if !f.test && f.pkg == "kata/replication/guarantee" && inner != "kata/replication" && inner != "kata/diag" {
				t.Errorf("%s/%s imports %s: the checker sees the history alone", f.pkg, f.name, inner)
			}
		}
	}
}

func TestOneDoorForEachLibrary(t *testing.T) {
	for _, f := range sources(t) {
		for _, imp := range imports(f) {
			if f.test || !strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") || strings.HasPrefix(imp, module+"/") {
				continue
			}
			library := ""
			for name := range doors {
				if imp == name || strings.HasPrefix(imp, name+"/") {
					library = name
				}
			}
			switch door, known := doors[library]; {
			case !known:
				t.Errorf("%s/%s imports %s, which has no door in layout_test.go", f.pkg, f.name, imp)
			case !slices.Contains(door.packages, f.pkg):
				t.Errorf("%s/%s imports %s, whose door is %v: %s", f.pkg, f.name, imp, door.packages, door.why)
			}
		}
	}
}

func TestFunctionsStayShort(t *testing.T) {
	for _, f := range sources(t) {
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			lines := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
			if lines > 70 {
				t.Errorf("%s/%s: %s has %d lines, 70 is the most", f.pkg, f.name, fn.Name.Name, lines)
			}
		}
	}
}

func TestEveryPackageAndExportIsDocumented(t *testing.T) {
	documented := map[string]bool{}
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		documented[f.pkg] = documented[f.pkg] || f.ast.Doc.Text() != ""
		for _, d := range f.ast.Decls {
			for _, name := range undocumented(d) {
				t.Errorf("%s/%s: %s has no comment", f.pkg, f.name, name)
			}
		}
	}
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("package %s has no package comment", pkg)
		}
	}
}

// undocumented gives the exported names that a declaration introduces without
// a comment of their own or of their group.
func undocumented(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc.Text() == "" && (d.Recv == nil || receiverIsExported(d.Recv)) {
			return []string{d.Name.Name}
		}
	case *ast.GenDecl:
		var out []string
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && d.Doc.Text() == "" && s.Doc.Text() == "" {
					out = append(out, s.Name.Name)
				}
			case *ast.ValueSpec:
				if s.Names[0].IsExported() && d.Doc.Text() == "" && s.Doc.Text() == "" && s.Comment.Text() == "" {
					out = append(out, s.Names[0].Name)
				}
			}
		}
		return out
	}
	return nil
}

func receiverIsExported(recv *ast.FieldList) bool {
	typ := recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if generic, ok := typ.(*ast.IndexExpr); ok {
		typ = generic.X
	}
	id, ok := typ.(*ast.Ident)
	return ok && id.IsExported()
}

// TestEscapeCodesHaveOneWriter holds that only cmd/kata/terminal writes
// escape codes: elsewhere the character may stand in tests alone.
func TestEscapeCodesHaveOneWriter(t *testing.T) {
	for _, f := range sources(t) {
		if f.test || f.pkg == "cmd/kata/terminal" {
			continue
		}
		for _, spelling := range []string{`\x1b`, `\x1B`, `\033`, `\u001b`, `\u001B`} {
			if strings.Contains(f.text, spelling) {
				t.Errorf("%s spells %s; escape codes are written by cmd/kata/terminal alone", path.Join(f.pkg, f.name), spelling)
			}
		}
	}
}

// TestNoSideEffectsAtStart holds house rule 1: no init functions.
func TestNoSideEffectsAtStart(t *testing.T) {
	for _, f := range sources(t) {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", path.Join(f.pkg, f.name))
			}
		}
	}
}
