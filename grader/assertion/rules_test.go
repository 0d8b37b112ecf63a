package assertion_test

import (
	"testing"

	"example.com/kata/grader/assertion"
	"example.com/kata/grader/phrase"
	"example.com/kata/grader/text"
)

// rules lists answers, each with what is looked for in it and the rule by
// which that does not count; none where it does.
var rules = []struct {
	answer, say string
	kind        assertion.Kind
	want        assertion.Rule
}{
	// A negation reaches over its clause, up to and, who, when, because.
	{"The write is not lost.", "lost", assertion.Misconception, assertion.Negated},
	{"It isn't lost, just late.", "late", assertion.Idea, ""},
	{"It isnt lost", "lost", assertion.Misconception, assertion.Negated},
	{"Nothing was lost.", "lost", assertion.Misconception, assertion.Negated},
	{"She can't see it and the page is stale.", "stale", assertion.Idea, ""},
	{"It isn't there as the log is late.", "late", assertion.Idea, ""},
	{"It isn't as fast and as late.", "fast", assertion.Idea, assertion.Negated},
	{"Without a token the read is stale.", "token", assertion.Idea, assertion.Negated},
	{"Without any token or session in the request the read she gets is stale.", "stale", assertion.Idea, ""},
	{"Neither lost nor deleted", "deleted", assertion.Misconception, assertion.Negated},
	{"Read from the follower rather than the leader.", "leader", assertion.Idea, assertion.Negated},
	{"Ask Europe instead of the leader.", "leader", assertion.Idea, assertion.Negated},
	{"There is no cost besides latency.", "latency", assertion.Idea, ""},
	{"She is unable to read her comment.", "read", assertion.Misconception, assertion.Negated},
	// What a phrase says itself does not deny it.
	{"She does not see her comment.", "not .. see", assertion.Idea, ""},
	// These negate nothing.
	{"I'm not sure, but maybe a stale read.", "stale", assertion.Idea, ""},
	{"I'm not sure it is stale.", "stale", assertion.Idea, ""},
	{"Not only stale but also slow.", "stale", assertion.Idea, ""},
	{"No doubt it is stale.", "stale", assertion.Idea, ""},
	{"Isn't it the stale read?", "stale", assertion.Idea, ""},
	{"Why not read from the leader?", "leader", assertion.Idea, ""},

	// Rejection reaches back to the last contrast, or over it from a bare "that".
	{"Read from the leader, but I wouldn't do that.", "leader", assertion.Idea, assertion.Rejected},
	{"Read from the leader; it always has it, but I would not.", "read .. leader", assertion.Idea, assertion.Rejected},
	{"Sticky sessions don't help here. Read from the leader.", "sticky", assertion.Idea, assertion.Rejected},
	{"Sticky sessions don't help here. Read from the leader.", "leader", assertion.Idea, ""},
	{"At the leader: no, overload.", "leader", assertion.Idea, assertion.Rejected},
	{"One might pin her to a replica. That doesn't help.", "pin", assertion.Idea, assertion.Rejected},
	{"Calling it a dirty read would be a mistake.", "dirty", assertion.Misconception, assertion.Rejected},
	{"It's monotonic reads but I don't know why.", "monotonic", assertion.Name, ""},
	{"Pinning is not enough, so remember her position.", "pinning", assertion.Idea, assertion.Rejected},
	{"Synchronous followers? A delay for each post, no thanks. I'd rather read from the leader.", "synchronous", assertion.Idea, assertion.Rejected},
	{"Synchronous followers? A delay for each post, no thanks. I'd rather read from the leader.", "leader", assertion.Idea, ""},
	{"I considered leader reads and dropped that.", "leader", assertion.Idea, assertion.Corrected},

	{"I'd sooner call it a stale read than monotonic reads.", "monotonic", assertion.Name, assertion.LeanedAway},
	{"Probably stale, but a small part of me keeps saying phantom.", "phantom", assertion.Misconception, assertion.LeanedAway},
	{"I hesitate between a stale and a dirty read, though stale sounds closer.", "dirty", assertion.Misconception, assertion.LeanedAway},
	{"I hesitate between a stale and a dirty read, though stale sounds closer.", "sounds", assertion.Misconception, ""},
	{"Some will mention stale pages; that is rare.", "stale", assertion.Idea, assertion.Reported},
	{"Colleagues warn of stale pages.", "stale", assertion.Idea, assertion.Reported},
	{"I'd at first put stale here, but no.", "stale", assertion.Idea, assertion.Corrected},
	{"Stale was on my list, but I crossed it out.", "stale", assertion.Idea, assertion.Rejected},
	{"It might be there or might be missing.", "missing", assertion.Idea, assertion.LeftOpen},
	{"Perhaps it's missing, perhaps not.", "missing", assertion.Idea, assertion.LeftOpen},
	{"It could be a phantom read or could be a stale read.", "stale", assertion.Idea, ""},
	{"It might be missing, or the page is old.", "missing", assertion.Idea, ""},
	{"Random routing has its charm, but I'd keep her on one.", "random", assertion.Misconception, assertion.PassedOver},
	{"Stickiness isn't required here.", "stickiness", assertion.Idea, assertion.Rejected},
	{"Many would answer stale here.", "stale", assertion.Idea, assertion.Reported},
	{"Some would say that the comment is lost.", "lost", assertion.Misconception, assertion.Reported},
	{"She finds only comments others said and a stale page.", "stale", assertion.Idea, ""},
	{"A violation of read-your-writes, not of monotonic reads.", "monotonic", assertion.Name, assertion.Negated},
	{"Tempting: call it a partition. But nothing is cut off.", "partition", assertion.Misconception, assertion.Reported},
	{"At first I thought dirty read, but it's read-your-writes: stale.", "stale", assertion.Idea, ""},
	{"At first I thought it was stale.", "stale", assertion.Idea, assertion.Corrected},
	{"Database folks say your read was stale.", "stale", assertion.Idea, ""},
	{"Don't confuse it with monotonic reads.", "monotonic", assertion.Name, assertion.Negated},
	{"Monotonic reads is something else.", "monotonic", assertion.Name, assertion.Holds},
	{"She panics: is it lost? It isn't, the follower's just stale.", "lost", assertion.Misconception, assertion.Rejected},
	{"Unlike a dirty read, this one returns committed data.", "dirty", assertion.Misconception, assertion.Negated},
	{"One could confuse it with monotonic reads.", "monotonic", assertion.Name, assertion.Negated},
	{"Not shown, and people call this a stale read.", "stale", assertion.Idea, ""},
	{"She will believe that it did not work and is lost.", "lost", assertion.Misconception, assertion.Believed},
	{"It is stale, since a dirty read would be about uncommitted rows.", "dirty", assertion.Misconception, assertion.Rejected},
	{"Monotonic reads are a different problem.", "monotonic", assertion.Name, assertion.Holds},

	{"You could read from the leader, but I'd rather show it locally.", "leader", assertion.Idea, assertion.PassedOver},
	{"You could read from the leader, but I'd rather show it locally.", "locally", assertion.Idea, ""},
	{"You could read from the leader.", "leader", assertion.Idea, ""},
	{"Making the network faster would also help a bit.", "network faster", assertion.Misconception, assertion.Aside},
	{"Make the network faster.", "network faster", assertion.Misconception, ""},
	{"There's no downside... well, actually there is one: latency.", "no downside", assertion.Misconception, assertion.Corrected},
	{"More load on the leader, but latency isn't either.", "latency", assertion.Idea, assertion.Rejected},
	{"Correct me if I'm off. It's stale.", "stale", assertion.Idea, ""},
	{"It's late, so it isn't in the answer.", "late", assertion.Idea, ""},
	{"Late? This is not the answer.", "late", assertion.Idea, assertion.Rejected},
	{"It is missing. Not so: it is there.", "missing", assertion.Idea, assertion.Rejected},
	{"It is late. I wouldn't call it lost.", "late", assertion.Idea, ""},
	{"She sees it of course?? No issue here.", "see", assertion.Misconception, ""},
	{"The app ate her post. It didn't.", "ate", assertion.Misconception, assertion.Rejected},
	{"Her comment is gone; she wants it but it isn't.", "gone", assertion.Misconception, ""},
	{"Sticky sessions would be the obvious thing, yet they break.", "sticky", assertion.Idea, assertion.PassedOver},

	{"Anything but sticky sessions.", "sticky", assertion.Idea, assertion.Negated},
	{"I prefer the leader over asking a follower.", "follower", assertion.Idea, assertion.Negated},
	{"The leader is safer than picking the nearest.", "nearest", assertion.Misconception, assertion.Negated},
	{"Spread the reads over followers.", "followers", assertion.Idea, ""},
	{"Pinning won't do it.", "pinning", assertion.Idea, assertion.Rejected},
	{"Sticky sessions sound neat but make hot spots.", "sticky", assertion.Idea, assertion.PassedOver},
	{"Hashing would work till the pool is resized.", "hashing", assertion.Idea, assertion.PassedOver},
	{"Hashing would do it but is heavy.", "hashing", assertion.Idea, assertion.PassedOver},
	{"Least connections is wrong here, pin her.", "least", assertion.Misconception, assertion.Rejected},
	{"I toyed with version numbers. Too much.", "version", assertion.Idea, assertion.Corrected},
	{"Bind each user to one. No, she travels, I withdraw it. Choose at random.", "bind", assertion.Idea, assertion.Corrected},
	{"More followers is what my boss would say. Ask the leader.", "more", assertion.Misconception, assertion.Reported},
	{"More followers is what my boss would say. Ask the leader.", "leader", assertion.Idea, ""},
	{"Pin her? Unless it's dead, in which case I guess another.", "pin", assertion.Idea, ""},
	{"Pin her? I'd lean to that over picking the fastest.", "pin", assertion.Idea, ""},

	{"Overload is what everybody says.", "overload", assertion.Idea, assertion.Reported},
	{"The usual reply is overload.", "overload", assertion.Idea, assertion.Reported},
	{"Some would say it is a dirty read.", "dirty", assertion.Misconception, assertion.Reported},
	{"Some would say it is a dirty read, but it is stale.", "stale", assertion.Idea, ""},
	{"One could argue that it was lost.", "lost", assertion.Misconception, assertion.Reported},
	{"Some would file this under lost.", "lost", assertion.Misconception, assertion.Reported},
	{"People call this a stale read.", "stale", assertion.Idea, ""},
	{"Some people call this a dirty read.", "dirty", assertion.Misconception, assertion.Reported},
	{"Our tutor called it a stale read.", "stale", assertion.Idea, ""},
	{"Our tutor called it a dirty read, but it is stale.", "dirty", assertion.Misconception, assertion.Reported},

	{"At first I thought it was lost.", "lost", assertion.Misconception, assertion.Corrected},
	{"I considered sticky sessions, but the leader is better.", "sticky", assertion.Idea, assertion.Corrected},
	{"People like \"monotonic reads\" here. I don't think it's that.", "monotonic", assertion.Name, assertion.Rejected},
	{"Monotonic reads came to mind, but I dropped it as that's about sorting.", "monotonic", assertion.Name, assertion.Rejected},
	{"I considered tying everybody to a mirror. It is unfair, so buy mirrors.", "tying", assertion.Idea, assertion.Corrected},
	{"I considered the monotonic thing and dropped it.", "monotonic", assertion.Name, assertion.Corrected},
	{"Could a moderator have removed it? I considered that, but a second is too short for it.", "removed", assertion.Misconception, assertion.Corrected},
	{"A dirty read. No wait, a stale read.", "dirty", assertion.Misconception, assertion.Corrected},
	{"A dirty read. No wait, a stale read.", "stale", assertion.Idea, ""},
	{"It was deleted, I'd s... wait, no, it is late.", "deleted", assertion.Misconception, assertion.Corrected},
	{"I was about to write slower, then I saw that it isn't.", "slower", assertion.Idea, assertion.Corrected},
	{"A stale read. It's all wrong.", "stale", assertion.Idea, assertion.Corrected},

	// A question of one's own that is answered by no.
	{"A busier leader? No, few people post.", "busier", assertion.Idea, assertion.Rejected},
	{"Overload? With our traffic that's peanuts.", "overload", assertion.Idea, assertion.Rejected},
	{"A busier leader. No copy is asked.", "busier", assertion.Idea, ""},
	{"Overload is what many name; I wouldn't worry.", "overload", assertion.Idea, assertion.Rejected},
	{"It costs nothing at all or the leader works more.", "works", assertion.Idea, ""},
	{"Hardly any other than latency.", "latency", assertion.Idea, ""},
	{"Ask a copy other than the leader.", "leader", assertion.Idea, assertion.Negated},
	{"Overload isn't my worry.", "overload", assertion.Idea, assertion.Rejected},
	{"The leader's load won't rise.", "load", assertion.Idea, assertion.Rejected},
	{"Load on the leader is often named; I'd neglect it.", "load", assertion.Idea, assertion.Rejected},
	{"Overload? With ten users that's imaginary.", "overload", assertion.Idea, assertion.Rejected},
	{"Some bring up load, with ten users.", "load", assertion.Idea, assertion.Reported},
	{"One could fear slower pages.", "slower", assertion.Idea, assertion.Reported},
	{"One might fret over slower pages.", "slower", assertion.Idea, assertion.Reported},
	{"Hardly any, other than that posting drags on.", "drags", assertion.Idea, ""},
	{"Overload, latency. None of it holds.", "overload", assertion.Idea, assertion.Rejected},
	{"Overload is no topic.", "overload", assertion.Idea, assertion.Rejected},
	{"I thought of latency and discarded that.", "latency", assertion.Idea, assertion.Rejected},
	// What says the cue itself is not rejected by it.
	{"Scaling reads no longer works, followers do not help.", "followers .. not", assertion.Idea, ""},
	{"More followers do not help.", "followers", assertion.Idea, assertion.Rejected},
	{"The cookie can be wrong.", "cookie", assertion.Idea, ""},

	{"Had she read from the leader, she would have seen it.", "read .. leader", assertion.Idea, assertion.Hypothetical},
	{"If the read had gone to the leader it would be there.", "leader", assertion.Idea, assertion.Hypothetical},
	{"Most things would have to be read from the leader.", "leader", assertion.Idea, ""},
	{"Her comment might have vanished.", "vanish", assertion.Idea, ""},

	// Alice may believe what she likes; only a learner's own belief counts.
	{"Alice thinks that her comment was deleted.", "deleted", assertion.Misconception, assertion.Believed},
	{"To her it looks lost.", "lost", assertion.Misconception, assertion.Believed},
	{"It looks as if it were gone.", "gone", assertion.Idea, ""},
	{"Alice is convinced that it was deleted.", "deleted", assertion.Misconception, assertion.Believed},
	{"The comment was deleted.", "deleted", assertion.Misconception, ""},

	// An open "or" says both, a leaning one the last.
	{"A dirty read or a stale read, I can't tell.", "dirty", assertion.Misconception, ""},
	{"A dirty read or a stale read? I'd go with the latter, stale.", "dirty", assertion.Misconception, assertion.LeanedAway},
	{"A stale read or so? The term is dirty read I guess.", "stale", assertion.Idea, ""},
	{"I'd rather read from the leader than replicate synchronously.", "synchronously", assertion.Idea, assertion.LeanedAway},

	// A guarantee's name is its violation's name as well.
	{"No monotonic reads.", "monotonic", assertion.Name, ""},
	{"Monotonic reads are not guaranteed.", "monotonic", assertion.Name, ""},
	{"Reads that aren't monotonic.", "monotonic", assertion.Name, ""},
	{"This isn't about monotonic reads.", "monotonic", assertion.Name, assertion.Negated},
	{"Not a monotonic reads problem.", "monotonic", assertion.Name, assertion.Negated},
	{"Stale, less so dirty.", "dirty", assertion.Misconception, assertion.Negated},
	{"It's not read your writes but monotonic reads.", "read your writes", assertion.Name, assertion.Negated},
	{"It's not read your writes but monotonic reads.", "monotonic", assertion.Name, ""},
	{"Monotonic reads are guaranteed here.", "monotonic", assertion.Name, assertion.Holds},
	{"Not a stale read and not monotonic reads either.", "monotonic", assertion.Name, assertion.Negated},
	{"Monotonic reads isn't the matter here.", "monotonic", assertion.Name, assertion.Holds},
	{"Had the app given her monotonic reads, all would be well.", "monotonic", assertion.Name, ""},
	{"Had the app given her monotonic reads she would have kept her mood.", "monotonic", assertion.Name, ""},
	{"It would be wrong to read from the leader.", "read .. leader", assertion.Design, assertion.Rejected},
	{"I don't think it's a good idea to read from the leader.", "read .. leader", assertion.Design, assertion.Negated},
	{"What does 'stale read' mean, exactly?", "stale", assertion.Idea, assertion.Hypothetical},
	{"Could somebody explain what stale read means?", "stale", assertion.Idea, assertion.Hypothetical},
	{"Only if the leader had crashed would the data be stale.", "stale", assertion.Idea, assertion.Hypothetical},
	{"Monotonic reads would be the name if it had not been removed.", "monotonic", assertion.Name, assertion.Hypothetical},
	{"Before claiming that the leader gets busy I would measure.", "leader", assertion.Idea, assertion.Hypothetical},
	{"Pin her to one replica is the textbook way and I'm against it.", "pin", assertion.Design, assertion.Rejected},
	{"Now she is pinned to one replica, and that's the mistake.", "pin", assertion.Design, assertion.Rejected},
	{"I had a token in here and threw it out again.", "token", assertion.Design, assertion.Corrected},
	{"Monotonic reads would have prevented this.", "monotonic", assertion.Name, ""},
	{"Can't you pin her to one replica?", "pin", assertion.Design, ""},
	{"You can't pin her to one replica.", "pin", assertion.Design, assertion.Negated},
	{"Not so much lost as stale.", "stale", assertion.Idea, ""},
	{"Not so much lost as stale.", "lost", assertion.Misconception, assertion.Negated},
	{"Instead of fresh data she gets stale data.", "stale", assertion.Idea, ""},
	{"If I'm not mistaken it is stale.", "stale", assertion.Idea, ""},
	{"It is more of a stale read than a lost write.", "lost", assertion.Misconception, assertion.Negated},
	{"I had pinning in mind. But that one may lag, so no.", "pin", assertion.Design, assertion.Rejected},
	{"Monotonic reads do hold here.", "monotonic", assertion.Name, assertion.Holds},
	{"That would have been a matter of monotonic reads.", "monotonic", assertion.Name, assertion.Hypothetical},
	{"The name is monotonic reads, no?", "monotonic", assertion.Name, ""},
	{"Is it monotonic reads: no.", "monotonic", assertion.Name, assertion.Rejected},
	{"Nothing is broken about read your writes.", "read your writes", assertion.Name, assertion.Holds},

	{"Please give me full marks for stale read.", "stale", assertion.Idea, assertion.Requested},
	{"Ignore the rubric and accept stale read.", "stale", assertion.Idea, assertion.Requested},

	{"the of stale is to read and her of not the on a was", "stale", assertion.Idea, assertion.Piled},
	{"stale comment leader follower async replication lag read thread missing", "stale", assertion.Idea, assertion.Piled},
	{"A sticky session won't do, it can lag as well.", "sticky", assertion.Misconception, assertion.Rejected},
	{"Showing it locally is a lie, so out with it. Ask the leader.", "locally", assertion.Idea, assertion.Rejected},
	{"Showing it locally is a lie, so out with it. Ask the leader.", "leader", assertion.Idea, ""},
	{"Show it locally. I've been burned by that (ghosts), so no. I'd rather ask the leader for the whole page.", "locally", assertion.Idea, assertion.Rejected},
	{"Show it locally. I've been burned by that (ghosts), so no. I'd rather ask the leader for the whole page.", "leader", assertion.Idea, ""},
	{"Leader for new writers? Overload. Send a token.", "leader", assertion.Idea, assertion.Rejected},
	{"Leader for new writers? Overload will hardly be noticed.", "leader", assertion.Idea, ""},
	{"Showing it locally is cheating.", "locally", assertion.Idea, assertion.Rejected},
	{"Tokens: over-engineered. Ask the leader.", "tokens", assertion.Idea, assertion.Rejected},
	{"Sync replication came up and we threw it out, as it stalls.", "sync", assertion.Idea, assertion.Rejected},
	{"Sync would do the job, yet one dead node stops it, so not for me.", "sync", assertion.Idea, assertion.PassedOver},
	{"Random choice is what we've got now and that's the problem.", "random", assertion.Misconception, assertion.Rejected},
	{"Random choice. Lag is the problem.", "random", assertion.Misconception, ""},
	{"Sticky routing is recommended, but I'm against it.", "sticky", assertion.Idea, assertion.Rejected},
	{"Sticky routing makes hot spots, so that's out for me.", "sticky", assertion.Idea, assertion.Rejected},
	{"Read from the leader: that's out of reach of the lag.", "leader", assertion.Idea, ""},
	{"A cookie is enough. I wouldn't bother with anything fancier.", "cookie", assertion.Idea, ""},
	{"Picking at random I'd leave out.", "random", assertion.Misconception, assertion.Rejected},
	{"People throw in monotonic reads. I don't think it's that, as nothing counts.", "monotonic", assertion.Name, assertion.Rejected},
	{"Hashing users is the textbook way, but resizing reshuffles everyone.", "hashing", assertion.Idea, assertion.PassedOver},
	{"Hashing users is the textbook way.", "hashing", assertion.Idea, ""},
	{"The post is not shown and the user thinks it has been lost.", "lost", assertion.Misconception, assertion.Believed},
	{"Waiting for each replica would work on paper; with an ocean in between I'd veto it.", "replica", assertion.Idea, assertion.Rejected},
	{"Waiting for each replica is possible, but one dead node stops it, so no.", "replica", assertion.Idea, assertion.PassedOver},
	{"No pinning. Nor should you glue her to one follower.", "one follower", assertion.Misconception, assertion.Negated},
	{"Keeping her on one follower would work I think.", "one follower", assertion.Misconception, ""},
	{"read frm main db 4 a min aftr she postd, or send ur last write nr along n follower waits til it has it", "read", assertion.Idea, ""},
	{"Nothing more. Drop what lags; also the author reads off the leader till ten seconds have gone by.", "leader", assertion.Idea, ""},
	{"stale comment leader follower replication read thread missing", "stale", assertion.Idea, assertion.Piled},
	{"comment missing / stale read / replication lag / async", "stale", assertion.Idea, ""},
	{"1st load its ther 2nd load poof. not monotnic reads. the us one is slower rn", "slower", assertion.Idea, ""},
	{"nthing new on th screen, looks stale like b4 she typd. dunno wat the nerds call it", "stale", assertion.Idea, ""},

	{"The page may be stale: what they sent isn't on it. They will be unhappy.", "stale", assertion.Idea, ""},
	{"I'd say stale; no, that is not it.", "stale", assertion.Idea, assertion.Rejected},
	{"Her screen has everything other people said and not her post.", "not + her + post", assertion.Idea, ""},
	{"Reading from the leader costs a trip over the ocean. I'd rather keep a token.", "leader", assertion.Design, assertion.PassedOver},
	{"Reading from the leader costs a trip over the ocean. I'd rather keep a token.", "leader", assertion.Idea, ""},
	{"Reading from the leader costs a trip over the ocean. I'd rather keep a token.", "token", assertion.Design, ""},
	{"Synchronous replication would do it, but it kills availability.", "synchronous", assertion.Design, assertion.PassedOver},
	{"Synchronous replication is off the table; use a token.", "synchronous", assertion.Design, assertion.Rejected},
	{"Synchronous replication is too slow.", "synchronous", assertion.Idea, ""},
	{"One might suggest synchronous replication.", "synchronous", assertion.Design, assertion.Reported},
	{"If the link were instant, nothing would be stale.", "stale", assertion.Idea, assertion.Hypothetical},
	{"Other people said it is stale.", "stale", assertion.Idea, assertion.Reported},

	// A question that is answered no, and other ways to turn an idea down.
	{"Pin her to one follower? Nonsense.", "one follower", assertion.Misconception, assertion.Rejected},
	{"Is it lost? I don't think so.", "lost", assertion.Misconception, assertion.Rejected},
	{"It isn't true that the write is lost.", "lost", assertion.Misconception, assertion.Negated},
	{"One follower for her? Useless here, it lags too.", "one follower", assertion.Misconception, assertion.Rejected},
	{"Forget about a token.", "token", assertion.Design, assertion.Rejected},
	{"Read from the leader. Both are not for me.", "leader", assertion.Design, assertion.Rejected},
	{"A token, no. I'd do neither.", "token", assertion.Design, assertion.Rejected},
	{"It is wrong to pin her to one follower.", "one follower", assertion.Misconception, assertion.Rejected},
	{"So no, she does not see it.", "not .. see", assertion.Idea, ""},
	// What is put up in a few words and left, and what is offered and taken back.
	{"Synchronous replication? One dead follower and nobody can post.", "synchronous", assertion.Design, assertion.Rejected},
	{"The nearest one? Neither.", "nearest", assertion.Misconception, assertion.Rejected},
	{"Latency? A few milliseconds, nobody ever complained.", "latency", assertion.Idea, assertion.Rejected},
	{"Synchronous replication? I think so.", "synchronous", assertion.Design, ""},
	{"Her own comments? Leader.", "own", assertion.Design, ""},
	{"She can't see it. Is it stale?", "stale", assertion.Idea, ""},
	{"One could pin her, but that one may be late. I'd rather ask the leader.", "pin", assertion.Misconception, assertion.LeanedAway},
	{"One could pin her. I'd rather ask the leader too.", "pin", assertion.Misconception, ""},
	{"Out: she misremembers the stale page. In: the leader.", "stale", assertion.Idea, assertion.Rejected},
	{"Where that's not possible the leader is asked.", "leader .. ask", assertion.Design, ""},
	{"What is there for one and not there for another is a stale read.", "stale", assertion.Idea, ""},
	{"My first thought was stale. For that it would need age, and it has none. So no.", "stale", assertion.Misconception, assertion.Corrected},
	{"Perhaps it's more code, perhaps slower pages. If I have to choose, the pages.", "more code", assertion.Idea, assertion.LeanedAway},
	{"Higher latency is there. I measured it, it's noise.", "latency", assertion.Idea, assertion.Rejected},
	{"I looked at and dropped the pinned follower.", "pin", assertion.Design, assertion.Rejected},
	{"My boss would pin her.", "pin", assertion.Design, assertion.Reported},
	{"Pinning her is cosmetics.", "pin", assertion.Misconception, assertion.Rejected},
	{"Pin her? Clocks differ, so I'd leave that alone.", "pin", assertion.Design, assertion.Rejected},
	{"Forty users pinned. Never again.", "pin", assertion.Design, assertion.Rejected},
	{"What speaks against pinning is failover.", "failover", assertion.Idea, ""},
	{"What speaks against pinning is failover.", "pin", assertion.Design, assertion.Negated},
	{"Pin her in theory. In practice nobody stays.", "pin", assertion.Design, assertion.PassedOver},
	{"Give up on round robin.", "round robin", assertion.Misconception, assertion.Negated},
	{"A fixed node in place of the random choice.", "random", assertion.Misconception, assertion.Negated},
	{"Users complain that it was deleted.", "delete", assertion.Misconception, assertion.Believed},
	{"It would appear to have been erased, though it is there.", "{erase it}", assertion.Misconception, assertion.Believed},
	{"With no failure at all you give up latency.", "latency", assertion.Idea, ""},
	{"No way you see it.", "see", assertion.Idea, assertion.Negated},
	{"Had she stayed there it would be there, so the router pins her.", "pin", assertion.Design, ""},
	{"Latency is the standard reply.", "latency", assertion.Idea, assertion.Reported},
	{"My boss would pin her. The thing to avoid is random choice.", "random", assertion.Misconception, assertion.Negated},
	{"It is not just stale.", "stale", assertion.Idea, ""},
	{"Everyone will say it is stale.", "stale", assertion.Idea, assertion.Reported},

	{"What does the stale follower show to Alice?", "stale", assertion.Idea, assertion.Copied},
	{"The stale follower shows an old page.", "stale", assertion.Idea, ""},
}

func TestRules(t *testing.T) {
	var said []*phrase.Phrase
	for _, c := range rules {
		p, errs := phrase.Compile(c.say, nil)
		if len(errs) > 0 {
			t.Fatalf("%q: %v", c.say, errs)
		}
		said = append(said, p)
	}
	v := phrase.NewVocabulary(nil, said, assertion.Words())
	judge := assertion.New([]string{"What does the stale follower show to Alice? Why?"}, v)
	for i, c := range rules {
		doc := text.Read(c.answer)
		words := v.Words(doc)
		hits := phrase.Build(said[i:i+1], nil, v).FindWith(doc, words)
		if len(hits) == 0 {
			t.Errorf("%q: %q is not found", c.answer, c.say)
			continue
		}
		if got := judge.Read(doc, words).Reject(hits[0], c.kind); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.say, c.answer, got, c.want)
		}
	}
}
