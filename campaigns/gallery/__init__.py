"""Every component in every state that looks different, for those who build pages: never saved."""
