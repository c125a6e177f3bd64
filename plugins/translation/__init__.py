"""What a translator has confirmed: against which words of the original each paragraph of a translation was set."""
