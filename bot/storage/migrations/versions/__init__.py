"""One file per step; the step before is named in `down_revision`."""
