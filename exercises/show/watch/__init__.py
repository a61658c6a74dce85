"""Watch mode: `loop` handles saves and keys, `spare` checks in a warm process, `board` draws."""
