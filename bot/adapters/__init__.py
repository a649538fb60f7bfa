"""The doors: translate in, call a journey, translate out."""
