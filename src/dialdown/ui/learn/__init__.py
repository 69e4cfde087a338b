"""The Learn tab: articles to read, words explained, and what the diary says beside them."""
