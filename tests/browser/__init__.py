"""browser: the machine's own Chromium, and what looks at a page as people who do not see it would."""
