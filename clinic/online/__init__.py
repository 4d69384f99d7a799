"""What patients may book by themselves, how they prove their address, and how often they may ask."""
