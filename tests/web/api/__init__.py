"""The API as programs ask it: by token, through every route."""
