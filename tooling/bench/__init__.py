"""How the clinic stands against its bounds, measured beside it in the same run.

A row compares what the product does with the least that the same work can cost: bare SQL, a plain loop. Both are
timed in turn, so a busy machine slows both; what counts is the ratio.
"""
