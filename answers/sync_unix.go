//go:build !windows

package answers

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes the names in a folder durable: without it a power cut can
// undo a rename. File systems that have no such call (some network and FUSE
// ones answer EINVAL) give no promise that could be asked for.
func syncFolder(root *os.Root) error {
	d, err := root.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
