"""Build the finished site of an `Edition`: metadata, MkDocs, security policy, offline copy.

The only package that depends on the site generator. Imports every other package.
"""
