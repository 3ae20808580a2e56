"""skills: which partners hang on few people, in the weeks ahead, and which trainings mend most of it."""
