"""Discord: commands, presses and messages in, requests to the bench; cards out, as components."""
