"""What changes the playbook."""
