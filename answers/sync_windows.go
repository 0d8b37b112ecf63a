package answers

import "os"

// syncFolder does nothing on Windows, which has no call that makes the names
// in a folder durable. NTFS keeps renames in its journal: after a power cut
// the sheet is whole, but it can be the one from before the last save.
func syncFolder(*os.Root) error { return nil }
