"""What a message shows: topics, personal data, language."""
