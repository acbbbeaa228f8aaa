"""Build the tables of cleancorpus.data: `python -m cleancorpus.data.build --help`.

Nothing here is imported at run time, and the wheel does not hold it. Needs the extra `build`.
"""
