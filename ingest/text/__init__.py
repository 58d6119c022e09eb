"""Text: from what a reader decoded to clean paragraphs, with a way back to every raw character."""
