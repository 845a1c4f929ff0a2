"""Questions to the playbook."""
