"""What stands behind `./inv`: the environment it makes, the words it hands to Invoke, the tools that tests need.

A room of its own, and not part of tasks.py, because its first half runs before anything is installed: `stamped`,
`machine` and `environment` know the standard library alone.
"""
