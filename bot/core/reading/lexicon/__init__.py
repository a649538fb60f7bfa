"""Word lists, as Python literals; each says where its words come from."""
