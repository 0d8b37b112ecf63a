# A finished sheet offers what is still missing, the report, a fresh start.
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
text: You predicted: her comment is missing. The run shows that. At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
text: v41 is the thread as it was at the start; each comment makes the next version.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
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
answer I like tea.
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
   60   |                  |~~~~~~~~~~~~~~~~~>|                  |
        |                  | v42, slow link: 2010 ms             |
   60   |                  |~~ v42: 60 ms ~~~~~~~~~~~~~~~~~~~~~~>|
  100   |<- v42 is saved --|                  |                  |
  120   |                  |                  |                  * v42
  200   |-- read thread ---------------------------------------->|
  240   |<- v42 -------------------------------------------------|
 1240 > |-- read thread --------------------->|                  |
 1320 > |<- v41: her comment is gone ---------|                  |
        she wrote v42 at 100 ms, she is shown v41 at 1320 ms
        she was shown v42 at 240 ms, she is shown v41 at 1320 ms
 2070   |                  |                  * v42              |
text: Compare it with your prediction. At 1320 ms: Alice is shown v41 by Follower US East: her comment is gone.
text: v41 is the thread as it was at the start; each comment makes the next version.
prompt:  [] your feedback [w] in words [l] change the lag [r] another replica [t] wait longer [q] stop
====
key
----
section: q2: not yet, 0 of 3 points
item: ? Put her two reads side by side. What did the first one show, and what does the second one?
item: ? The guarantee that was broken says that time never goes backwards for one reader. What is it called?
prompt: Did I read you right? [] yes, next question [d] no [t] try again [h] hint [m] model answer [r] the run [b] back [q] stop
====
key
----
section: In one sentence
markdown: What must be compared to find the anomaly of q1, and what for that of q2?
prompt: It is kept in your report and not graded; Enter leaves it out 
====
# one sentence of the learner's own
line Compare the second read with the write, or with the read before.
----
section: Part 2: Designing Solutions (15 minutes)
markdown: Now you change the back end. For each strategy, say which node answers the read,
title: q3: Her own comment
markdown: Reading your own writes: how can Alice *always* see her own comment right after
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop save
====
answer Read her own things from the leader, or remember the position of her last write in the client and wait for a follower that has it.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key
----
section: Your design as it was understood
item: 1 Read one's own things from the leader: “Read her own things from the leader, or remember the position of her last write”
item: 2 Remember the position of the last write: “remember the position of her last write in the client and wait” … “follower that has it”
prompt: Is this what you mean? [] yes, try it [n] no [e] leave some out [q] stop
====
key
----
section: Every order of events, tried
text: Today, when any follower may answer:
item: t1 Alice posts a comment.
item: t2 Alice reads from Europe: her comment is not there.
text: Read one's own things from the leader: read your writes holds in every order.
text: Remember the position of the last write: read your writes holds in every order.
section: q3: passed, 2 of 2 points
item: + read one's own things from the leader: “Read her own things from the leader, or remember the position of her last write”
item: + remember the position of the last write: “remember the position of her last write in the client and wait” … “follower that has it”
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [b] back [q] stop save
====
key
----
title: q4: The second look again
markdown: Monotonic reads: what simple back-end strategy prevents the "going back in time"
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop
====
answer The same user always reads from the same follower.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key
----
section: Your design as it was understood
item: 1 One user, one replica: “same follower”
prompt: Is this what you mean? [] yes, try it [n] no [q] stop
====
key
----
section: Every order of events, tried
text: Today, when any follower may answer:
item: t1 Alice posts a comment.
item: t2 Europe applies it.
item: t3 Alice reads from Europe and sees her comment.
item: t4 Alice reads from US East: her comment is gone.
text: One user, one replica: monotonic reads holds in every order, as long as the replica does not fail.
section: What your designs cost
text: Alice posts a comment and refreshes ten times, each time 100 ms after the answer before; 300 and 700 ms after her, Bob posts too. There are two followers, each with an exponential lag of 200 ms in the mean, in order; the leader is twice as far from her as the follower in Europe. Played 20000 times.
drawing: 
                                         own  back in reads at   a read  a write
                                     missing     time   leader    takes    waits
any follower                          50.1 %   31.9 %    0.0 %    60 ms     0 ms
the leader for what the user may       0.0 %    0.0 %  100.0 %    80 ms     0 ms
  have changed
a token of the own writes              0.0 %   23.0 %    0.0 %    62 ms     0 ms
always the same follower, by a        44.9 %    0.0 %    0.0 %    40 ms     0 ms
  hash of the user
section: q4: passed, 1 of 1 points
item: + one user, one replica: “same follower”
prompt: Did I read you right? [] yes, next question [d] no [t] try again [m] model answer [b] back [q] stop save
====
key
----
section: Part 3: Considering Trade-offs (5 minutes)
title: q5: The bill
markdown: Every solution has a cost. What is the possible downside of guaranteeing that
prompt: An empty line ends your answer. [h] hint [b] back [-] skip [q] stop
====
answer The leader gets more load.
----
prompt: Saved. How sure are you? [1] a guess [2] unsure [3] sure [] say nothing save
====
key
----
section: What your designs cost
text: Alice posts a comment and refreshes ten times, each time 100 ms after the answer before; 300 and 700 ms after her, Bob posts too. There are two followers, each with an exponential lag of 200 ms in the mean, in order; the leader is twice as far from her as the follower in Europe. Played 20000 times.
drawing: 
                                         own  back in reads at   a read  a write
                                     missing     time   leader    takes    waits
any follower                          50.1 %   31.9 %    0.0 %    60 ms     0 ms
the leader for what the user may       0.0 %    0.0 %  100.0 %    80 ms     0 ms
  have changed
a token of the own writes              0.0 %   23.0 %    0.0 %    62 ms     0 ms
always the same follower, by a        44.9 %    0.0 %    0.0 %    40 ms     0 ms
  hash of the user
section: q5: passed, 1 of 1 points
item: + more load on the leader: “leader gets more load”. Measured: with “the leader for what the user may have changed”, the leader's share of the reads is 100.0 %; today 0.0 %
prompt: Did I read you right? [] yes, the report [d] no [t] try again [m] model answer [b] back [q] stop
====
key
----
title: Report: The Lagging Follower Dilemma
section: Success criteria
item: - You identified both anomalies: the stale read, which violates read-your-writes (read-after-write) consistency, and the violation of monotonic reads. q1: “She sees the thread without her comment” “stale”
item: + You proposed plausible strategies against them, for example a tracking token, routing by user id, or reading from the leader. q3: “Read her own things from the leader, or remember the position of her last write” “remember the position of her last write in the client and wait” q4: “same follower”
item: + You stated the trade-off: less freedom to balance the load, more complexity, more load on the leader, or another cost of your design. q5: “leader gets more load”
section: q1: After the refresh (passed, 2 of 3 points)
item: + what Alice sees: “She sees the thread without her comment”
item: + the name of the issue: “stale”
item: > You predicted: her comment is missing. The run shows that. At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
section: q2: One second later (not passed, 0 of 3 points)
item: > Compare it with your prediction. At 1320 ms: Alice is shown v41 by Follower US East: her comment is gone.
item: = In one sentence: “Compare the second read with the write, or with the read before.”
section: q3: Her own comment (passed, 2 of 2 points)
item: + read one's own things from the leader: “Read her own things from the leader, or remember the position of her last write”
item: + remember the position of the last write: “remember the position of her last write in the client and wait” … “follower that has it”
item: * Read one's own things from the leader (policy leader_for_own): read your writes holds in every order.
item: * Remember the position of the last write (policy token_write): read your writes holds in every order.
section: q4: The second look again (passed, 1 of 1 points)
item: + one user, one replica: “same follower”
item: * One user, one replica (policy sticky): monotonic reads holds in every order, assuming the replica does not fail.
section: q5: The bill (passed, 1 of 1 points)
item: + more load on the leader: “leader gets more load”
section: What your designs cost
text: Alice posts a comment and refreshes ten times, each time 100 ms after the answer before; 300 and 700 ms after her, Bob posts too. There are two followers, each with an exponential lag of 200 ms in the mean, in order; the leader is twice as far from her as the follower in Europe. Played 20000 times.
drawing: 
                                         own  back in reads at   a read  a write
                                     missing     time   leader    takes    waits
any follower                          50.1 %   31.9 %    0.0 %    60 ms     0 ms
the leader for what the user may       0.0 %    0.0 %  100.0 %    80 ms     0 ms
  have changed
a token of the own writes              0.0 %   23.0 %    0.0 %    62 ms     0 ms
always the same follower, by a        44.9 %    0.0 %    0.0 %    40 ms     0 ms
  hash of the user
prompt:   done
====
again
----
title: The Lagging Follower Dilemma
text: Every question was answered or skipped; one question can still be improved.
text: Your answers are in answers.md
prompt:  [] the report [m] the ideas still missing [f] a fresh start (this sheet is kept) [q] stop
====
key x
----
text: That key does nothing here.
prompt:  [] the report [m] the ideas still missing [f] a fresh start (this sheet is kept) [q] stop
====
key m
----
title: q2: One second later
markdown: Later Alice reads the thread again. Her first read goes to the follower in
text: Your answer so far:
quote: I like tea.
prompt: An empty line ends your answer. [h] hint [w] rework [b] back [-] skip [q] stop
====
answer Her comment disappears on the refresh: monotonic reads are violated.
----
section: q2: passed, 2 of 3 points
text: + an idea that was found, ! a statement that does not hold, ? a question to go on with
item: + what Alice observes: “Her comment disappears on the refresh”
item: + the name of the anomaly: “monotonic reads are violated”
item: ? If you want more: Two followers answered her. What was different about them at that moment?
item: > The first run breaks read your writes (RYW): Alice wrote v42 of thread; the later read, served by Follower US East at position 0, does not have it.
item: > The first run breaks monotonic reads (MR): Alice was shown v42 of thread by Follower Europe; the later read, served by Follower US East at position 0, does not have it.
prompt: Did I read you right? [] yes, the report [d] no [t] try again [m] model answer [r] the run [b] back [q] stop save
====
key
----
title: Report: The Lagging Follower Dilemma
section: Success criteria
item: + You identified both anomalies: the stale read, which violates read-your-writes (read-after-write) consistency, and the violation of monotonic reads. q1: “She sees the thread without her comment” “stale” q2: “Her comment disappears on the refresh” “monotonic reads are violated”
item: + You proposed plausible strategies against them, for example a tracking token, routing by user id, or reading from the leader. q3: “Read her own things from the leader, or remember the position of her last write” “remember the position of her last write in the client and wait” q4: “same follower”
item: + You stated the trade-off: less freedom to balance the load, more complexity, more load on the leader, or another cost of your design. q5: “leader gets more load”
section: q1: After the refresh (passed, 2 of 3 points)
item: + what Alice sees: “She sees the thread without her comment”
item: + the name of the issue: “stale”
item: > You predicted: her comment is missing. The run shows that. At 190 ms: Alice is shown v41 by Follower Europe: her comment is not there.
section: q2: One second later (passed, 2 of 3 points, two tries)
item: + what Alice observes (last try): “Her comment disappears on the refresh”
item: + the name of the anomaly (last try): “monotonic reads are violated”
item: > Compare it with your prediction. At 1320 ms: Alice is shown v41 by Follower US East: her comment is gone.
item: = In one sentence: “Compare the second read with the write, or with the read before.”
section: q3: Her own comment (passed, 2 of 2 points)
item: + read one's own things from the leader: “Read her own things from the leader, or remember the position of her last write”
item: + remember the position of the last write: “remember the position of her last write in the client and wait” … “follower that has it”
item: * Read one's own things from the leader (policy leader_for_own): read your writes holds in every order.
item: * Remember the position of the last write (policy token_write): read your writes holds in every order.
section: q4: The second look again (passed, 1 of 1 points)
item: + one user, one replica: “same follower”
item: * One user, one replica (policy sticky): monotonic reads holds in every order, assuming the replica does not fail.
section: q5: The bill (passed, 1 of 1 points)
item: + more load on the leader: “leader gets more load”
section: What your designs cost
text: Alice posts a comment and refreshes ten times, each time 100 ms after the answer before; 300 and 700 ms after her, Bob posts too. There are two followers, each with an exponential lag of 200 ms in the mean, in order; the leader is twice as far from her as the follower in Europe. Played 20000 times.
drawing: 
                                         own  back in reads at   a read  a write
                                     missing     time   leader    takes    waits
any follower                          50.1 %   31.9 %    0.0 %    60 ms     0 ms
the leader for what the user may       0.0 %    0.0 %  100.0 %    80 ms     0 ms
  have changed
a token of the own writes              0.0 %   23.0 %    0.0 %    62 ms     0 ms
always the same follower, by a        44.9 %    0.0 %    0.0 %    40 ms     0 ms
  hash of the user
section: A closing thought
markdown: Replication lag is a practical problem. "Eventually consistent" says that the
prompt:   done
====
again
----
title: The Lagging Follower Dilemma
text: Every question is answered and passed.
text: Your answers are in answers.md
prompt:  [] the report [f] a fresh start (this sheet is kept) [q] stop
====
key f
----
prompt:   done fresh
