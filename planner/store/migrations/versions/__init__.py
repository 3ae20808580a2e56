"""One step each, the oldest first; a step that was released is never changed."""
