"""Settings, addresses, the request's transaction, web and worker: what ties the rooms together."""
