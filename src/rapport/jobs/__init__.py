"""The thread everything hangs on: the job number, its stations, skips, papers owed, evidence, people, commitments, concessions."""
