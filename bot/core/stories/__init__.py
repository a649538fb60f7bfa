"""Stories: which articles tell one event, from how many origins, and what each side says."""
