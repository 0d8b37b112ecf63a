# A learner who has the idea: prediction, confidence, run, feedback, next.
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
answer She sees the thread without her comment: a stale read.
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
key
----
section: q1: passed, 2 of 3 points
text: + an idea that was found, ! a statement that does not hold, ? a question to go on with
item: + what Alice sees: “She sees the thread without her comment”
item: + the name of the issue: “stale”
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
# Skipping asks first.
key
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
end
----
prompt:   done
====
# Taken up again, the next open question comes.
again
----
title: The Lagging Follower Dilemma
text: You answered 1 of 5 questions before. Next is q3: Her own comment.
text: Your answers are in answers.md
prompt:  [] go on with q3 [b] back to q2 [s] the story again [q] stop
