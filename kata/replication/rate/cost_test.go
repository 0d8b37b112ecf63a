package rate_test

import (
	"strings"
	"testing"

	"example.com/kata/kata/replication"
	"example.com/kata/kata/replication/rate"
)

func costs(t *testing.T) map[string]rate.Cost {
	all, err := rate.Costs(rate.Standard(), replication.Policies(), 20_000)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]rate.Cost)
	for _, c := range all {
		out[c.Policy.Name] = c
		t.Logf("%-30s missing %5.1f %%  back %5.1f %%  leader %5.1f %%  waits %5.1f ms  takes %5.1f ms  write waits %5.1f ms", c.Policy.Name,
			100*c.Missing.Value, 100*c.Back.Value, 100*c.Leader.Value, c.ReadWait.Value, c.ReadTime.Value, c.WriteWait.Value)
	}
	return out
}

// TestCosts holds what lessons say of the policies: who never breaks what,
// who is better than whom, and what it costs.
func TestCosts(t *testing.T) {
	c := costs(t)
	for _, name := range []string{"leader_only", "leader_for_own", "window_lag_bounded", "token_write", "token_read_write", "sync_all", "local_echo"} {
		if got := c[name].Missing; got.Count != 0 || got.High > 0.001 {
			t.Errorf("%s: own comment missing in %d runs", name, got.Count)
		}
	}
	for _, name := range []string{"leader_only", "leader_for_own", "sticky", "token_read_write"} {
		if got := c[name].Back; got.Count != 0 {
			t.Errorf("%s: back in time in %d runs", name, got.Count)
		}
	}
	less := func(what, a, b string, of func(rate.Cost) rate.Row) {
		if of(c[a]).High >= of(c[b]).Low {
			t.Errorf("%s: %s %+v, not below %s %+v", what, a, of(c[a]), b, of(c[b]))
		}
	}
	missing := func(c rate.Cost) rate.Row { return c.Missing }
	back := func(c rate.Cost) rate.Row { return c.Back }
	less("missing", "window", "avoid_lagging", missing)
	less("missing", "window_lag_bounded", "window", missing)
	less("missing", "avoid_lagging", "random_follower", missing)
	less("missing", "semi_sync", "random_follower", missing)
	less("back", "sticky_reroute", "token_write", back)
	less("back", "token_write", "random_follower", back)
	less("leader", "token_write", "window", func(c rate.Cost) rate.Row { return c.Leader })
	less("leader", "window", "leader_for_own", func(c rate.Cost) rate.Row { return c.Leader })
	less("waits", "token_clock", "token_write", func(c rate.Cost) rate.Row { return c.ReadWait })
	less("takes", "sticky", "leader_only", func(c rate.Cost) rate.Row { return c.ReadTime })
	less("writes", "semi_sync", "sync_all", func(c rate.Cost) rate.Row { return c.WriteWait })
	if got := c["leader_only"].Leader.Value; got != 1 {
		t.Errorf("leader_only: %v of the reads at the leader", got)
	}
	want := rate.AckWait(200, 2, 2)
	if got := c["sync_all"].WriteWait; got.Low > want || got.High < want {
		t.Errorf("sync_all: a write waits %+v, want %v", got, want)
	}
	if _, err := rate.Costs(replication.Plan{}, nil, 1); err == nil || !strings.Contains(err.Error(), "must write and read") {
		t.Error(err)
	}
}
