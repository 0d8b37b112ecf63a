# Three ideas for q3, one of them wrong: each is tried in every order. What the
# learner did not mean is left out; the grade stays.
begin
----
title: The Lagging Follower Dilemma
markdown: You design the back end of **QuickPost**, a simple social-media app. Its users
markdown: Say *why* things happen, and what each design gives and takes; there is no code
drawing: 
Part 1  Identifying the Problem  10 min  q1 q2
Part 2  Designing Solutions      15 min  q3 q4
Part 3  Considering Trade-offs    5 min  q5
text: The times are advice: nothing stops when they are over. Each answer is saved at once, in answers.md
prompt:  [] begin [q] stop
====
key
----
section: Part 1: Identifying the Problem (10 minutes)
markdown: Follow Alice's comment from node to node. Say what she sees first, and then what
title: q1: After the refresh
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop
====
skip
----
prompt: Skip this question? [] no, answer it [y] skip
====
key y
----
text: Skipped. You can come back to it.
title: q2: One second later
markdown: Later Alice reads the thread again. Her first read goes to the follower in
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop save
====
skip
----
prompt: Skip this question? [] no, answer it [y] skip
====
key y
----
text: Skipped. You can come back to it.
section: Part 2: Designing Solutions (15 minutes)
markdown: Now you change the back end. For each strategy, say which node answers the read,
title: q3: Her own comment
markdown: Reading your own writes: how can Alice *always* see her own comment right after
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop save
====
answer Pin her to one follower. Or remember the LSN of her last write in the session and read only from a replica that has it. Or the leader for a minute after a write.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key
----
section: Your design as it was understood
item: 1 Read from the leader for a while after a write: “Or the leader for a minute after a write”
item: 2 Remember the position of the last write: “remember the LSN of her last write in the session and read” … “replica that has it”
item: 3 “Pin her to one follower”
prompt: Is this what you mean? [] yes, try it [n] no [e] leave some out [q] stop
====
key x
----
text: That key does nothing here.
prompt: Is this what you mean? [] yes, try it [n] no [e] leave some out [q] stop
====
key e
----
prompt: Which did you not mean? Numbers from 1 to 3 (Enter: all are meant) 
====
line 3
----
section: Every order of events, tried
text: Today, when any follower may answer:
item: t1 Alice posts a comment.
item: t2 Alice reads from Europe: her comment is not there.
text: Read from the leader for a while after a write: read your writes holds in every order, as long as the lag stays below the window.
text: Read from the leader for a while after a write: assuming nothing about the lag, read your writes breaks. The shortest story:
item: t1 Alice posts a comment.
item: t2 Alice's time at the leader is over.
item: t3 Alice reads from Europe: her comment is not there.
text: Remember the position of the last write: read your writes holds in every order.
section: q3: not yet, 2 of 2 points; one statement does not hold
text: + an idea that was found, ! a statement that does not hold, ? a question to go on with
item: ! “Pin her to one follower” - The follower that she always reads from can be the one that lags. She then misses her own comment every time until it catches up.
item: + read from the leader for a while after a write: “Or the leader for a minute after a write”
item: + remember the position of the last write: “remember the LSN of her last write in the session and read” … “replica that has it”
prompt: Did I read you right? [] yes, next question [d] no [t] try again [h] hint [m] model answer [b] back [q] stop save
====
key t
----
title: q3: Her own comment
markdown: Reading your own writes: how can Alice *always* see her own comment right after
text: Your answer so far:
quote: Pin her to one follower. Or remember the LSN of her last write in the session and read only from a replica that has it. Or the leader for a minute after a write.
prompt: An empty line ends your answer. [h] hint [w] rework [b] back [-] skip [q] stop
====
answer Remember the LSN of her last write in the session and read only from a replica that has it. Or read from the leader for a minute after a write.
----
section: Your design as it was understood
item: 1 Read from the leader for a while after a write: “Or read from the leader for a minute after a write”
item: 2 Remember the position of the last write: “Remember the LSN of her last write in the session and read” … “replica that has it”
prompt: Is this what you mean? [] yes, try it [n] no [e] leave some out [q] stop save
====
key n
----
section: q3: passed, 2 of 2 points
item: + read from the leader for a while after a write: “Or read from the leader for a minute after a write”
item: + remember the position of the last write: “Remember the LSN of her last write in the session and read” … “replica that has it”
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [b] back [q] stop save
