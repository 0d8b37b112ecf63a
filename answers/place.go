package answers

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/kata/kata"
)

// ErrNoHome means that the system names no folder for a user's data.
var ErrNoHome = errors.New("no home folder is known")

// Folder gives the folder of the sheets when none is named: the user's data
// folder with kata/answers in it. It is a function of the operating system's
// name (as in runtime.GOOS), the environment and the home folder ("" where
// none is known), and looks at no disk.
//
//	Linux and others  $XDG_DATA_HOME, else ~/.local/share
//	macOS             ~/Library/Application Support
//	Windows           %LocalAppData%, else ~\AppData\Local
func Folder(goos string, getenv func(string) string, home string) (string, error) {
	base, below := "", ""
	switch goos {
	case "windows":
		base, below = getenv("LocalAppData"), `AppData\Local`
	case "darwin", "ios":
		below = "Library/Application Support"
	default:
		// The XDG specification has relative paths ignored.
		if base = getenv("XDG_DATA_HOME"); !path.IsAbs(base) {
			base = ""
		}
		below = ".local/share"
	}
	if base == "" && home == "" {
		return "", fmt.Errorf("%w, so there is no place for your answers: name a file with --answers FILE", ErrNoHome)
	}
	if base == "" {
		base = join(goos, home, below)
	}
	return join(goos, base, "kata", "answers"), nil
}

// Path gives the sheet of a kata in a folder that Folder gave.
func Path(goos, folder, kataID string) (string, error) {
	if !kata.ValidID(kataID) {
		return "", fmt.Errorf("%q cannot be the id of a kata: kata list shows them", kataID)
	}
	return join(goos, folder, kataID+sheetEnding), nil
}

const sheetEnding = ".md"

// join is filepath.Join for any system, not only the one that it runs on.
func join(goos string, parts ...string) string {
	if goos != "windows" {
		return path.Join(parts...)
	}
	for i := range parts {
		parts[i] = strings.TrimRight(parts[i], `\/`)
	}
	return strings.Join(parts, `\`)
}

// Saved gives the ids of the katas that have a sheet in a folder of Folder's,
// the one that was saved last first. A folder that is not there has none.
func Saved(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the folder of your answers cannot be read: %w", err)
	}
	type saved struct {
		id string
		at time.Time
	}
	var found []saved
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), sheetEnding)
		if !ok || !kata.ValidID(id) { // not a dated one: its name has a dot
			continue
		}
		info, err := os.Stat(filepath.Join(folder, e.Name()))
		if err == nil && info.Mode().IsRegular() {
			found = append(found, saved{id, info.ModTime()})
		}
	}
	slices.SortFunc(found, func(a, b saved) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.id, b.id)) })
	var ids []string
	for _, s := range found {
		ids = append(ids, s.id)
	}
	return ids, nil
}
