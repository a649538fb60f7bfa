"""The briefing core. Pure: no input or output, no clock, no platform, no logging."""
