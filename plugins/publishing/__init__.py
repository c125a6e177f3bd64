"""From a finished magazine to its readers: built aside, checked whole, put in place in one step, sent to a host."""
