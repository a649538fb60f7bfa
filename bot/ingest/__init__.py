"""From bytes and links to an article; everything here is untrusted."""
