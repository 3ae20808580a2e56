"""Looking at a roster: what stands in it, said in French, in a terminal or as one page of HTML."""
