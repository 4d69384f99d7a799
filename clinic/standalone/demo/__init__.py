"""The demo clinic: plainly invented people, written through the same actions everybody uses.

`load_demo_clinic` builds it around today, always the same way.
"""
