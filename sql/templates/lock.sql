{! The first statement of each merge: loads of one target take turns, also with a merge that its run
   no longer awaits. Without it two merges could both find their load key missing and both append.
   The ledger is locked and not the target, so that readers of the target never wait. !}
lock {ledger};
