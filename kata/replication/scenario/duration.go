package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/strictyaml"
)

// ParseTime reads "150ms", "1.5s", "20us" or "0" as µs: not below 0, at most
// replication.MaxTime. The error says what is wrong.
func ParseTime(text string) (int64, error) {
	number, unit := text, int64(0)
	for _, u := range []struct {
		name string
		µs   int64
	}{{"us", 1}, {"µs", 1}, {"ms", replication.Millisecond}, {"s", replication.Second}} {
		if n, ok := strings.CutSuffix(text, u.name); ok {
			number, unit = n, u.µs
			break
		}
	}
	if text == "0" {
		return 0, nil
	}
	whole, part, dotted := strings.Cut(strings.TrimSpace(number), ".")
	negative := strings.HasPrefix(whole, "-")
	n, err := strconv.ParseInt(strings.TrimPrefix(whole, "-"), 10, 64)
	switch {
	case err != nil || unit == 0 || dotted && !digits(part):
		return 0, fmt.Errorf("%q is not a time", text)
	case negative:
		return 0, fmt.Errorf("the time %s is negative", text)
	case n > replication.MaxTime/unit:
		return 0, fmt.Errorf("the time %s is longer than %ds", text, replication.MaxTime/replication.Second)
	}
	µs := n * unit
	for _, digit := range part {
		unit /= 10
		µs += int64(digit-'0') * unit
	}
	return µs, nil
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// FormatTime writes µs as ParseTime reads them.
func FormatTime(µs int64) string {
	for _, u := range []struct {
		name string
		µs   int64
	}{{"s", replication.Second}, {"ms", replication.Millisecond}} {
		if µs != 0 && µs%u.µs == 0 {
			return strconv.FormatInt(µs/u.µs, 10) + u.name
		}
	}
	return strconv.FormatInt(µs, 10) + "us"
}

// duration reads a time; 0 where there is none.
func duration(v strictyaml.Value) int64 {
	if !v.Present() {
		return 0
	}
	text := v.String()
	µs, err := ParseTime(text)
	if err != nil && v.IsText() {
		v.Error(CodeTime, err.Error(), "write a time like 150ms, 1.5s or 20us")
	}
	return µs
}

// optional reads a time that may be missing.
func optional(v strictyaml.Value) *int64 {
	if !v.Present() {
		return nil
	}
	t := duration(v)
	return &t
}
