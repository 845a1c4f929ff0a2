"""Bank lines against what is open: what is certain, and what is proposed with its reasons (Decided 16)."""
