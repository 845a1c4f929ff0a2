"""What changes jobs. `reach_station`, `join_job` and `record_evidence` are called by the rooms above; the rest are verbs."""
