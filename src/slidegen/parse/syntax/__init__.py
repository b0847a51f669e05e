"""One file a syntax: the Markdown that it accepts, the rule that finds it, the node that it becomes."""
