package strictyaml

import (
	"testing"

	"gopkg.in/yaml.v3"
)

type panics struct{}

func (panics) Read([]byte) (int, error) { panic("a bug in the parser") }

// TestDecodeShields holds that a panic inside the parser becomes a problem of
// the file.
func TestDecodeShields(t *testing.T) {
	var n yaml.Node
	if err := decode(yaml.NewDecoder(panics{}), &n); err == nil || err.Error() != "yaml: a bug in the parser" {
		t.Errorf("got %v", err)
	}
}
