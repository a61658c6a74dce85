"""The shapes in which a class arrives. One module per shape, each with `units(root, …)`.

It returns None where the folder does not have its shape.
"""
