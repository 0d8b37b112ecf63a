package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/kata/answers"
	"example.com/kata/cmd/kata/terminal"
	"example.com/kata/content"
	"example.com/kata/kata/diag"
)

// shop is what the commands share: the world and the folder of katas that
// the --content flag names.
type shop struct {
	env
	folder *string
}

// library opens the katas of the binary and those of --content.
func (s *shop) library() (*content.Library, error) {
	library := content.Embedded()
	if *s.folder == "" {
		return library, nil
	}
	info, err := os.Stat(*s.folder)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder", *s.folder)
	}
	var root *os.Root
	if err == nil {
		root, err = os.OpenRoot(*s.folder)
	}
	if err != nil {
		return nil, withHint(fmt.Errorf("the folder of katas cannot be opened: %w", err),
			"name a folder with --content or KATA_CONTENT, or leave both out")
	}
	return library.With(*s.folder, content.Confined(root)), nil
}

// load opens one kata; its problems become one error that names each.
func (s *shop) load(id string) (*content.Bundle, error) {
	library, err := s.library()
	if err != nil {
		return nil, err
	}
	bundle, problems, err := library.Load(id)
	if err != nil {
		return nil, err
	}
	if !bundle.Embedded() {
		problems = bundle.Problems()
	}
	if problems.HasErrors() {
		fmt.Fprint(s.err, report(problems))
		return nil, withHint(fmt.Errorf("the kata %q has errors and cannot be used", id),
			"kata check "+s.contentFlag()+id+" shows them all")
	}
	return bundle, nil
}

// contentFlag repeats the --content flag in a command that is recommended.
func (s *shop) contentFlag() string {
	if *s.folder == "" || *s.folder == s.getenv("KATA_CONTENT") {
		return ""
	}
	return "--content " + *s.folder + " "
}

// firstKata is the one that is meant when none is named.
func (s *shop) firstKata() (string, error) {
	library, err := s.library()
	if err != nil {
		return "", err
	}
	ids, err := library.IDs()
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// latestKata is the one whose sheet was saved last, of those that the library
// has; the first kata where there is no sheet yet.
func (s *shop) latestKata() (string, error) {
	library, err := s.library()
	if err != nil {
		return "", err
	}
	known, err := library.IDs()
	if err != nil {
		return "", err
	}
	folder, err := s.sheetFolder()
	if err != nil {
		return known[0], nil // start says so when it needs the folder
	}
	saved, err := answers.Saved(folder)
	if err != nil {
		return "", err
	}
	for _, id := range saved {
		if slices.Contains(known, id) {
			return id, nil
		}
	}
	return known[0], nil
}

// sheetFolder gives the folder of the sheets when --answers names none.
func (s *shop) sheetFolder() (string, error) {
	home, _ := os.UserHomeDir()
	return answers.Folder(runtime.GOOS, s.getenv, home)
}

// defaultSheet gives the place of a kata's sheet when --answers names none.
func (s *shop) defaultSheet(id string) (string, error) {
	folder, err := s.sheetFolder()
	if err != nil {
		return "", err
	}
	return answers.Path(runtime.GOOS, folder, id)
}

// console makes the way to the learner.
func (s *shop) console() *terminal.Console {
	return terminal.New(s.in, s.out, s.getenv)
}

// report writes diagnostics, sorted.
func report(problems diag.List) string {
	var b strings.Builder
	for _, d := range problems.Sorted() {
		b.WriteString(d.Format())
	}
	return b.String()
}

// kataNames completes the names of katas.
func (s *shop) kataNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	library, err := s.library()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	ids, err := library.IDs()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// version gives the module's version and revision as the toolchain stamped
// them.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development build"
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" && len(setting.Value) >= 12 {
			v += " (" + setting.Value[:12] + ")"
		}
	}
	return v
}

func newVersion(s *shop) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which version this is",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(s.out, "kata %s, %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// writeAll writes a text and gives the error of a full disk or closed pipe.
func writeAll(w io.Writer, text string) error {
	_, err := io.WriteString(w, text)
	return err
}

// plural says "1 line", "2 lines".
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprint(n, " ", noun)
}
