# A wrong idea is answered by the run; a second try repairs it; the first try
# stays the prediction.
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
answer The write was lost, so her comment is gone for good.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key
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
text: You predicted: the write is lost. The run shows something else. At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
text: v41 is the thread as it was at the start; each comment makes the next version.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
# One thing changed: with a lag of 5 ms the read is fresh.
key l
----
prompt: Lag of Follower Europe in ms, 0 to 10000 (Enter leaves it) 
====
line 5
----
section: The run with lag: 5ms
drawing: 
   ms   Alice              Leader US East     Follower US East   Follower Europe
   20   |-- write thread ->|                  |                  |
   60   |                  * v42              |                  |
   60   |                  |~~ v42: 10 ms ~~~>|                  |
   60   |                  |~~ v42: 5 ms ~~~~~~~~~~~~~~~~~~~~~~~>|
   65   |                  |                  |                  * v42
   70   |                  |                  * v42              |
  100   |<- v42 is saved --|                  |                  |
  150 > |-- read thread ---------------------------------------->|
  190 > |<- v42 -------------------------------------------------|
text: At 190 ms: Alice is shown v42 by Follower Europe.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
# Policies are strategies: not offered yet.
key p
----
text: That key does nothing here.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
key
----
section: q1: not yet, 0 of 3 points; one statement does not hold
text: + an idea that was found, ! a statement that does not hold, ? a question to go on with
item: ! “write was lost” … “comment is gone for good” - The leader confirmed the write and still has it. The run shows it arrive in Europe a moment later. In the run, Leader US East has v42 from 60 ms on; Follower US East has it at 70 ms, Follower Europe has it at 460 ms.
item: ? Picture the page after the refresh. What is on it, and what is not?
item: ? The chapter has a name for a read that returns what is no longer current. Which one?
prompt: Did I read you right? [] yes, next question [d] no [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop
====
key h
----
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
item: Hint 1 of 3: Which node has her comment at this moment, and which node answers her read?
prompt:  [] next question [d] I was misread [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop save
====
key d
----
section: Which one was misread?
item: 1 I did not say that: “write was lost” … “comment is gone for good”
item: 2 Asked for, and I said it: Picture the page after the refresh. What is on it, and what is not?
item: 3 Asked for, and I said it: The chapter has a name for a read that returns what is no longer current. Which one?
item: 4 Asked for, and I said it: The leader has the comment. What has not happened yet between the leader and Europe?
prompt: [1] to [4]: [] none [1]  [2]  [3]  [4] 
====
key 1
----
prompt: What did you mean? One line for your instructor; Enter leaves it out 
====
line I meant only that it looks lost
----
text: Kept in your sheet. The grade stays as it is until a person has looked.
prompt:  [] next question [d] I was misread [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop save
====
key m
----
section: A model answer
markdown: Alice sees the old thread, without her own comment. Replication is asynchronous:
item: > The first run breaks read your writes (RYW): Alice wrote v42 of thread; the later read, served by Follower Europe at position 0, does not have it.
text: Now say it in your own words, without looking: t.
prompt:  [] next question [d] I was misread [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop save
====
key t
----
title: q1: After the refresh
markdown: Right after posting, Alice refreshes the thread to see her comment. This read is
text: Your answer so far:
quote: The write was lost, so her comment is gone for good.
prompt: An empty line ends your answer. [h] hint [w] rework [b] back [-] skip [q] stop
====
answer She sees the old thread, a stale read.
----
section: q1: passed, 2 of 3 points
item: + what Alice sees: “old thread”
item: + the name of the issue: “stale”
item: ? If you want more: The leader has the comment. What has not happened yet between the leader and Europe?
item: > The first run breaks read your writes (RYW): Alice wrote v42 of thread; the later read, served by Follower Europe at position 0, does not have it.
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [r] the run [b] back [q] stop save
====
key r
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
text: You predicted: the write is lost. The run shows something else. At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
text: v41 is the thread as it was at the start; each comment makes the next version.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
key
----
section: q1: passed, 2 of 3 points
item: + what Alice sees: “old thread”
item: + the name of the issue: “stale”
item: ? If you want more: The leader has the comment. What has not happened yet between the leader and Europe?
item: > The first run breaks read your writes (RYW): Alice wrote v42 of thread; the later read, served by Follower Europe at position 0, does not have it.
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [r] the run [b] back [q] stop
====
key b
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
