"""An `Edition` to a finished site: page metadata, MkDocs, security policy, offline copy.

The only package that knows the site generator. Imports every other package.
"""
