"""What readers' own programs follow: news of facts as Atom, events as a calendar."""
