"""
Bank lines against what is open: what is certain (Decided 16), and what is proposed, with reasons and a probability.

`engine.match` is the door; docs/guide/matching.md tells the model. Everything here is a pure function of its arguments.
"""
