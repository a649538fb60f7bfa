"""The store: files, servers, schema, and what is left after forgetting."""
