# A learner who asks for one hint too many, types names as they stand in the
# diagram, reworks an answer, and leaves another as it is.
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
answer She does not see her comment.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key 3
----
section: The run
drawing: 
   ms   Alice              Leader US East     Follower US East   Follower Europe
   20   |-- write thread ->|                  |                  |
   60   |                  * v42              |                  |
   60   |                  |~~ v42: 10 ms ~~~>|                  |
   60   |                  |~~ v42, slow link: 400 ms ~~~~~~~~~~>|
   70   |                  |                  * v42              |
  100   |<- v42 is saved --|                  |                  |
  150 > |-- read thread ---------------------------------------->|
  190 > |<- v41: her comment is not there -----------------------|
        she wrote v42 at 100 ms, she is shown v41 at 190 ms
  460   |                  |                  |                  * v42
text: You predicted: her comment is missing. The run shows that. At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
text: v41 is the thread as it was at the start; each comment makes the next version.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop save
====
key r
----
item: 1 US East
item: 2 Europe
prompt: Which replica? 1 to 2 (Enter leaves it) 
====
line follower us east
----
section: The run with replica: US East
drawing: 
   ms   Alice              Leader US East     Follower US East   Follower Europe
   20   |-- write thread ->|                  |                  |
   60   |                  * v42              |                  |
   60   |                  |~~ v42: 10 ms ~~~>|                  |
   60   |                  |~~ v42, slow link: 400 ms ~~~~~~~~~~>|
   70   |                  |                  * v42              |
  100   |<- v42 is saved --|                  |                  |
  150 > |-- read thread --------------------->|                  |
  230 > |<- v42 ------------------------------|                  |
  460   |                  |                  |                  * v42
text: At 230 ms: Alice is shown v42 by Follower US East.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
key r
----
item: 1 US East
item: 2 Europe
prompt: Which replica? 1 to 2 (Enter leaves it) 
====
line EUROPE
----
section: The run with replica: Europe
drawing: 
   ms   Alice              Leader US East     Follower US East   Follower Europe
   20   |-- write thread ->|                  |                  |
   60   |                  * v42              |                  |
   60   |                  |~~ v42: 10 ms ~~~>|                  |
   60   |                  |~~ v42, slow link: 400 ms ~~~~~~~~~~>|
   70   |                  |                  * v42              |
  100   |<- v42 is saved --|                  |                  |
  150 > |-- read thread ---------------------------------------->|
  190 > |<- v41: her comment is not there -----------------------|
        she wrote v42 at 100 ms, she is shown v41 at 190 ms
  460   |                  |                  |                  * v42
text: At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
key t
----
prompt: Pause before the read in question in ms, 0 to 10000 (Enter leaves it) 
====
line 1,5 s
----
text: “1,5 s” is no whole number of milliseconds from 0 to 10000.
prompt: Pause before the read in question in ms, 0 to 10000 (Enter leaves it) 
====
line
----
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
key
----
section: q1: not yet, 1 of 3 points; one idea found
text: + an idea that was found, ! a statement that does not hold, ? a question to go on with
item: + what Alice sees: “not see her comment”
item: ? The chapter has a name for a read that returns what is no longer current. Which one?
prompt: Did I read you right? [] yes, next question [d] no [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop
====
key h
----
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
item: Hint 1 of 3: Which node has her comment at this moment, and which node answers her read?
prompt:  [] next question [d] I was misread [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop save
====
key h
----
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
item: Hint 2 of 3: Both followers are asynchronous: the leader does not wait for them. So which version of the thread does the follower in Europe hold when she refreshes?
prompt:  [] next question [d] I was misread [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop save
====
key h
----
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
item: Hint 3 of 3: The follower can only show the thread from before her comment, and a read that returns such a version is called a …
prompt:  [] next question [d] I was misread [t] try again [h]  [m] model answer [r] the run [b] back [q] stop save
====
key h
----
text: There is no further hint. m shows the model answer.
prompt:  [] next question [d] I was misread [t] try again [h]  [m] model answer [r] the run [b] back [q] stop
====
key m
----
section: A model answer
markdown: Alice sees the old thread, without her own comment. Replication is asynchronous:
item: > The first run breaks read your writes (RYW): Alice wrote v42 of thread; the later read, served by Follower Europe at position 0, does not have it.
text: Now say it in your own words, without looking: t.
prompt:  [] next question [d] I was misread [t] try again [h]  [m] model answer [r] the run [b] back [q] stop save
====
key t
----
title: q1: After the refresh
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
text: Your answer so far:
quote: She does not see her comment.
prompt: An empty line ends your answer. [h]  [w] rework [b] back [-] skip [q] stop
====
key h
----
text: There is no further hint.
prompt: An empty line ends your answer. [h]  [w] rework [b] back [-] skip [q] stop
====
key w
----
prompt: An empty line ends your answer. [h]  [b] back [-] skip [q] stop
====
answer She does not see her comment.\nIt is a stale read.
----
section: q1: passed, 2 of 3 points
item: + what Alice sees: “not see her comment”
item: + the name of the issue: “It is a stale read”
item: ? If you want more: The leader has the comment. What has not happened yet between the leader and Europe?
item: > The first run breaks read your writes (RYW): Alice wrote v42 of thread; the later read, served by Follower Europe at position 0, does not have it.
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [r] the run [b] back [q] stop save
====
key t
----
title: q1: After the refresh
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
text: Your answer so far:
quote: She does not see her comment.
It is a stale read.
prompt: An empty line ends your answer. [h]  [w] rework [b] back [-] skip [q] stop
====
key
----
prompt: Go on with your answer as it is? [] no, try again [y] yes
====
key y
----
text: Your answer stays as it is.
title: q2: One second later
markdown: Later Alice reads the thread again. Her first read goes to the follower in
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop save
====
key b
----
section: q1: passed, 2 of 3 points
item: + what Alice sees: “not see her comment”
item: + the name of the issue: “It is a stale read”
item: ? If you want more: The leader has the comment. What has not happened yet between the leader and Europe?
item: > The first run breaks read your writes (RYW): Alice wrote v42 of thread; the later read, served by Follower Europe at position 0, does not have it.
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [r] the run [b] back [q] stop
====
key
----
title: q2: One second later
markdown: Later Alice reads the thread again. Her first read goes to the follower in
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop
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
skip
----
prompt: Skip this question? [] no, answer it [y] skip
====
key y
----
text: Skipped. You can come back to it.
title: q4: The second look again
markdown: Monotonic reads: what simple back-end strategy prevents the "going back in time"
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop save
====
skip
----
prompt: Skip this question? [] no, answer it [y] skip
====
key y
----
text: Skipped. You can come back to it.
section: Part 3: Considering Trade-offs (5 minutes)
title: q5: The bill
markdown: Every solution has a cost. What is the possible downside of guaranteeing that
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop save
====
skip
----
prompt: Skip this question? [] no, answer it [y] skip
====
key y
----
text: Skipped. You can come back to it.
title: Report: The Lagging Follower Dilemma
section: Success criteria
item: - This one is shown when q1 and q2 are answered. q1: “not see her comment” “It is a stale read”
item: - This one is shown when q3 and q4 are answered.
item: - This one is shown when q5 is answered.
section: q1: After the refresh (passed, 2 of 3 points, two tries)
item: + what Alice sees (first and last try): “not see her comment”
item: + the name of the issue (last try): “It is a stale read”
item: > You predicted: her comment is missing. The run shows that. At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
item: i At the first try you were sure; it did not pass.
item: i Seen: three hints, the model answer.
section: q2: One second later (not answered)
section: q3: Her own comment (not answered)
section: q4: The second look again (not answered)
section: q5: The bill (not answered)
prompt:   save done
