"""Speed and memory, measured; nothing here asserts an absolute time."""
