# What died with the leader never comes, whatever the learner hopes for.
begin kata promoted-follower
----
title: The Promoted Follower
markdown: You still build **QuickPost**. Comments lie in a database with single-leader
markdown: Say *why* things happen, and what each design gives and takes; there is no code
drawing: 
Part 1  After the Failover      10 min  q1 q2
Part 2  Designing a Solution    10 min  q3
Part 3  Considering Trade-offs   5 min  q4
text: The times are advice: nothing stops when they are over. Each answer is saved at once, in answers.md
prompt:  [] begin [q] stop
====
key
----
section: Part 1: After the Failover (10 minutes)
markdown: Follow Alice's comments through the death of the leader.
title: q1: The tick on her phone
markdown: Alice posts a comment. The leader confirms it, and her phone shows a tick. The
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop
====
answer She does not see it now, but it appears later, when the follower has caught up.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key 2
----
section: The run
drawing: 
   ms   Alice              Leader US East     Follower US East   Follower Europe
   20   |-- write thread ->|                  |                  |
   60   |                  * v42              |                  |
   60   |                  |~~~~~~~~~~~~~~~~~>|                  |
        |                  | v42: lost with the leader           |
   60   |                  |~~ v42: lost with the leader ~~~~~~~>|
  100   |<- v42 is saved --|                  |                  |
  300   |                  X dies             |                  |
  300   |                                 leads now, without v42 *
  500 > |-- read thread ---------------------------------------->|
  540 > |<- v41: her comment is not there -----------------------|
        she wrote the lost v42 at 100 ms, she is shown v41 at 540 ms
text: You predicted: her comment is missing; it appears later. The run shows something else. At 540 ms: Alice is shown v41 by Follower Europe: her comment is not there.
text: v41 is the thread as it was at the start; each comment makes the next version.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop save
====
key
----
section: q1: not yet, 1 of 4 points; one statement does not hold
text: + an idea that was found, ! a statement that does not hold, ? a question to go on with
item: ! “it appears later, when the follower has caught up” - A follower that lags catches up from the leader, and the leader that had her comment is dead. The run shows the same page however long she waits. In the run, Leader US East has v42 from 60 ms on and dies with it at 300 ms; Follower US East never has it, Follower Europe never has it.
item: + what Alice sees: “not see it”
item: ? From where could the new leader still get it?
prompt: Did I read you right? [] yes, next question [d] no [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop
====
key
----
title: q2: Once more
markdown: Alice has not noticed anything. She posts once more: "I mean Tuesday, of course."
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop
====
skip
----
prompt: Skip this question? [] no, answer it [y] skip
====
key y
----
text: Skipped. You can come back to it.
section: Part 2: Designing a Solution (10 minutes)
title: q3: What the tick is worth
markdown: A comment that has been confirmed shall survive the death of the leader. How?
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop save
====
# A design is tried with either choice of the new leader.
answer Semi-synchronous replication, and the follower with the newest log is promoted.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key 2
----
section: Your design as it was understood
item: 1 Confirm when a follower has it too: “Semi-synchronous”
item: 2 Promote the follower that has most: “newest log is promoted”
prompt: Is this what you mean? [] yes, try it [n] no [e] leave some out [q] stop save
====
key
----
section: Every order of events, tried
text: Today, when any follower may answer:
item: t1 Alice posts a comment.
item: t2 The leader dies, and Europe takes its place.
item: t3 Alice posts a second comment, and her first comment is lost.
text: Confirm when a follower has it too: monotonic writes breaks, if any follower may take the place of a dead leader. The shortest story:
item: t1 Alice posts a comment.
item: t2 Europe applies it.
item: t3 Alice is told that her comment is saved.
item: t4 The leader dies, and US East takes its place.
item: t5 Alice posts a second comment, and her first comment is lost.
text: Confirm when a follower has it too: monotonic writes holds in every order, if the follower that has most takes the place of a dead leader.
text: Promote the follower that has most: monotonic writes breaks, if the follower that has most takes the place of a dead leader. The shortest story:
item: t1 Alice posts a comment.
item: t2 The leader dies, and Europe takes its place.
item: t3 Alice posts a second comment, and her first comment is lost.
section: What your designs cost
text: Alice posts a comment and refreshes ten times, each time 100 ms after the answer before; 300 and 700 ms after her, Bob posts too. There are two followers, each with an exponential lag of 200 ms in the mean, in order; the leader is twice as far from her as the follower in Europe. Played 20000 times.
drawing: 
                                         own  back in reads at   a read  a write
                                     missing     time   leader    takes    waits
any follower                          50.1 %   31.9 %    0.0 %    60 ms     0 ms
a write waits for one follower        27.7 %   29.3 %    0.0 %    60 ms   101 ms
section: q3: passed, 2 of 2 points
item: + confirm when a follower has it too: “Semi-synchronous”
item: + promote the follower that has most: “newest log is promoted”
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [b] back [q] stop save
