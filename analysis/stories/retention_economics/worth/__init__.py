"""From satisfaction to money: what score groups are worth, what could be saved, what an improvement would bring."""
