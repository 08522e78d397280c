"""What a person types, read for the index: characters, sounds, words, second tries and their rank. Knows no Django."""
