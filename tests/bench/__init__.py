"""The figures of DL Studio, measured and printed as one table.

    python -m tests.bench                  everything (about three quarters of an hour on two cores)
    python -m tests.bench graph window     some of it; the names are in ``BENCHES``
    python -m tests.bench --json           the rows as JSON
    packaging/check --bench                the same, setting up what is missing

How it is measured
- Each bench runs in a process of its own, so that no import, thread or window of one stands in
  the way of another. A bench that breaks is a row that is not met.
- Nothing here is asserted as a time: a table is printed, with what is aimed at beside it.
- Peers are measured in the same run. Ours and theirs take turns (A B A B …), each turn in a
  fresh process where state could carry over, and the figure is the median of the ratios of the
  pairs: what else the machine does then hits both alike.
- Times of one thread are processor time, as far as waiting has no part in them. The fastest of
  many is shown where the work is always the same and anything more is somebody else's.
- One thread of torch, on both sides, so that the window has a core of its own as it would have
  on the two-core machine that the bars are meant for.

Where it is
    digits, lenet      accuracy.py     trained by ``dls.train``, measured on the test part
    window             opening.py      first_paint.py is the process that is timed
    graph              editing.py      1,000 nodes: check, emit, an edit in the window
    large              growing.py      10,000 nodes: check, emit
    templates          building.py     built against constructed by hand; peers_large.py
    modules            passing.py      forward + backward against by hand, time and peak memory
    predicted          predicted.py    predicted against measured peak memory of a training step
    exported           speed.py        in_window.py trains in a window; the peer is train.py
    tutorial           speed.py        the peer is tutorial.py
    memory             memory.py       bytes that torch's allocator hands out; peers.py
    answers            answering.py    lateness of the event loop while training
    kills, files       campaigns.py    the long campaigns among the tests, and their numbers
"""
