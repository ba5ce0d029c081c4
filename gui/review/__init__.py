"""The room of the editor: a case is checked claim by claim, with the cited page beside the claim."""
