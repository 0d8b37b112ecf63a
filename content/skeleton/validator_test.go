package skeleton_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"
)

// validator holds values against the part of JSON Schema draft-07 that our
// schemas use. A keyword that it does not know is a mistake, so that none is
// passed over.
type validator struct{ root map[string]any }

// check gives the first thing that is wrong, or "".
func (v validator) check(schema map[string]any, value any, at string) string {
	if ref, ok := schema["$ref"].(string); ok { // beside it draft-07 reads nothing
		name := strings.TrimPrefix(ref, "#/definitions/")
		target, ok := v.root["definitions"].(map[string]any)[name].(map[string]any)
		if !ok {
			return at + ": no definition " + name
		}
		return v.check(target, value, at)
	}
	for keyword, want := range schema {
		if wrong := v.keyword(keyword, want, schema, value); wrong != "" {
			if strings.HasPrefix(wrong, "/") {
				return at + wrong
			}
			return at + ": " + wrong
		}
	}
	return ""
}

func (v validator) keyword(keyword string, want any, schema map[string]any, value any) string {
	text, isText := value.(string)
	number, isNumber := value.(int)
	items, isList := value.([]any)
	fields, isMap := value.(map[string]any)
	switch keyword {
	case "$schema", "title", "description", "definitions", "properties", "patternProperties":
	case "type":
		is := map[string]bool{"string": isText, "integer": isNumber, "array": isList, "object": isMap}
		_, is["boolean"] = value.(bool)
		names, ok := want.([]any)
		if !ok {
			names = []any{want}
		}
		for _, name := range names {
			if is[name.(string)] {
				return ""
			}
		}
		return fmt.Sprintf("%v is no %v", value, want)
	case "enum":
		for _, w := range want.([]any) {
			if reflect.DeepEqual(w, value) {
				return ""
			}
		}
		return fmt.Sprintf("%v is none of %v", value, want)
	case "const":
		if f, ok := want.(float64); ok && isNumber && float64(number) == f {
			return ""
		}
		if !reflect.DeepEqual(want, value) {
			return fmt.Sprintf("%v is not %v", value, want)
		}
	case "pattern":
		if isText && (!regexp.MustCompile(want.(string)).MatchString(text) || !utf8.ValidString(text)) {
			return fmt.Sprintf("%q does not match %v", text, want)
		}
	case "minimum", "maximum":
		if isNumber {
			return within(keyword, float64(number), want)
		}
	case "minItems", "maxItems":
		if isList {
			return within(keyword, float64(len(items)), want)
		}
	case "minProperties", "maxProperties":
		if isMap {
			return within(keyword, float64(len(fields)), want)
		}
	case "not":
		if v.check(want.(map[string]any), value, "") == "" {
			return fmt.Sprintf("%v is not allowed", value)
		}
	case "oneOf", "anyOf":
		return v.some(keyword, want.([]any), value)
	case "items", "required", "additionalProperties", "propertyNames":
		return v.inside(keyword, want, schema, value)
	default:
		return "the validator does not know " + keyword
	}
	return ""
}

// within holds a number against a limit whose name begins with min or max.
func within(keyword string, n float64, want any) string {
	if limit := want.(float64); strings.HasPrefix(keyword, "min") && n < limit || strings.HasPrefix(keyword, "max") && n > limit {
		return fmt.Sprintf("%v is beyond %s %v", n, keyword, want)
	}
	return ""
}

func (v validator) some(keyword string, all []any, value any) string {
	n := 0
	var why []string
	for _, s := range all {
		if wrong := v.check(s.(map[string]any), value, ""); wrong == "" {
			n++
		} else {
			why = append(why, wrong)
		}
	}
	if n == 0 || n > 1 && keyword == "oneOf" {
		return fmt.Sprintf("%d of %s hold: %s", n, keyword, strings.Join(why, "; "))
	}
	return ""
}

// inside checks what is in a list or an object.
func (v validator) inside(keyword string, want any, schema map[string]any, value any) string {
	if items, ok := value.([]any); ok && keyword == "items" {
		for i, item := range items {
			if wrong := v.check(want.(map[string]any), item, fmt.Sprintf("/%d", i)); wrong != "" {
				return wrong
			}
		}
	}
	fields, ok := value.(map[string]any)
	if !ok {
		return ""
	}
	switch keyword {
	case "required":
		for _, key := range want.([]any) {
			if _, there := fields[key.(string)]; !there {
				return fmt.Sprintf("%v is missing", key)
			}
		}
	case "propertyNames":
		for key := range fields {
			if wrong := v.check(want.(map[string]any), key, "/"+key); wrong != "" {
				return wrong
			}
		}
	case "additionalProperties":
		for key, field := range fields {
			s := v.of(schema, key)
			if s == nil {
				if want == false {
					return "unknown key " + key
				}
				s = want.(map[string]any)
			}
			if wrong := v.check(s, field, "/"+key); wrong != "" {
				return wrong
			}
		}
	}
	return ""
}

// of gives the schema of a key; nil when it is an additional one.
func (v validator) of(schema map[string]any, key string) map[string]any {
	if p, ok := schema["properties"].(map[string]any); ok && p[key] != nil {
		return p[key].(map[string]any)
	}
	patterns, _ := schema["patternProperties"].(map[string]any)
	for pattern, s := range patterns {
		if regexp.MustCompile(pattern).MatchString(key) {
			return s.(map[string]any)
		}
	}
	return nil
}
